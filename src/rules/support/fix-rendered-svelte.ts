import type { EntryFact } from '../../core/facts'
import type { RenderCause } from './render-causes'

/** Render first what the server rendered, and what only the client knows after that. */
export function renderAlikeInSvelte({ kind }: Pick<RenderCause, 'kind'>, entry?: EntryFact): string {
  switch (kind) {
    case 'clock':
      return [
        `// Take the time on the server, and hand it to the client with the page's data (SvelteKit: +page.server.js):`,
        `export const load = () => ({ now: Date.now() })`,
      ].join('\n')
    case 'locale':
      return [
        `// Format on both sides with the same locale and time zone, e.g. those of the user's profile or request:`,
        `new Intl.DateTimeFormat(locale, { timeZone }).format(date)`,
      ].join('\n')
    case 'random':
      return [`// Ids that server and client agree on:`, `const id = $props.id()`].join('\n')
    case 'state':
      if (entry) {
        const area = entry.kind === 'sessionStorage' ? 'sessionStorage' : 'localStorage'
        return [
          `let value = $state(stateOfTheServer) // what the server rendered, and the client first`,
          `onMount(() => { value = ${area}.getItem(${JSON.stringify(entry.key)}) ?? value })`,
        ].join('\n')
      }
      return [`// Change the store once Svelte has taken the page over:`, `onMount(() => store.set(state))`].join('\n')
    default:
      return [
        `// What only the client knows (window, storage, user agent, viewport) comes after mounting:`,
        `let mounted = $state(false)`,
        `onMount(() => { mounted = true })`,
      ].join('\n')
  }
}
