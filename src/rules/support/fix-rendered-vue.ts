import type { EntryFact, SubjectFact } from '../../core/facts'
import type { RenderCause } from './render-causes'

/** Render first what the server rendered, and what only the client knows after that. */
export function renderAlikeInVue({ library }: SubjectFact, { kind }: RenderCause, entry?: EntryFact): string {
  switch (kind) {
    case 'clock':
      return [
        `<!-- The time is another when the client renders: say that it may differ. Nuxt: <NuxtTime :datetime="now" /> -->`,
        `<time :datetime="iso" data-allow-mismatch>{{ format(now) }}</time>`,
      ].join('\n')
    case 'locale':
      return [
        `// Format on both sides with the same locale and time zone, e.g. those of the user's profile or request:`,
        `new Intl.DateTimeFormat(locale, { timeZone }).format(date)`,
        `new Intl.NumberFormat(locale).format(amount)`,
      ].join('\n')
    case 'random':
      return [
        `// Ids that server and client agree on:`,
        `const id = useId()`,
        `// Random values: draw them once, on the server. Nuxt hands what useState holds to the client:`,
        `const seed = useState('seed', () => Math.random())`,
      ].join('\n')
    case 'page':
      return [
        `<!-- A script that sets it before Vue comes is meant to: say so, on that element only. -->`,
        `<main :class="theme" data-allow-mismatch="class">`,
      ].join('\n')
    case 'state':
      return ofState(library, entry)
    default:
      return [
        `// What only the client knows (window, storage, user agent, viewport) comes after mounting. Nuxt: <ClientOnly>`,
        `const isClient = ref(false)`,
        `onMounted(() => (isClient.value = true))`,
      ].join('\n')
  }
}

function ofState(library: string | undefined, entry: EntryFact | undefined): string {
  if (library === 'pinia' && entry) {
    return [
      `// Restore what is saved after Vue has taken the page over. pinia-plugin-persistedstate in Nuxt: keep it in a cookie,`,
      `// which the server can read: persist: { storage: piniaPluginPersistedstate.cookies() }`,
      `// By hand, in the root component:`,
      `onMounted(() => store.$patch(readSaved()))`,
    ].join('\n')
  }
  if (entry) {
    const area = entry.kind === 'sessionStorage' ? 'sessionStorage' : 'localStorage'
    return [
      `const value = ref(stateOfTheServer) // what the server rendered, and the client first`,
      `onMounted(() => (value.value = ${area}.getItem(${JSON.stringify(entry.key)}) ?? value.value))`,
    ].join('\n')
  }
  return [
    `// Create the client's store with the state that the server rendered (pinia: what it put into the page), and change it`,
    `// once Vue has taken the page over:`,
    `onMounted(() => store.refresh())`,
  ].join('\n')
}
