import type { EntryFact, SubjectFact } from '../../core/facts'
import { hook } from './fixes'
import { renderAlikeInSvelte } from './fix-rendered-svelte'
import { renderAlikeInVue } from './fix-rendered-vue'
import type { RenderCause } from './render-causes'

/** Render first what the server rendered, and what only the client knows after that. */
export function renderAlike(
  subject: SubjectFact,
  { kind, mismatches: [first] }: RenderCause,
  entry?: EntryFact,
): string {
  if (first.framework === 'vue') return renderAlikeInVue(subject, { kind, mismatches: [first] }, entry)
  if (first.framework === 'svelte') return renderAlikeInSvelte({ kind }, entry)
  switch (kind) {
    case 'clock':
      return [
        `// The time is another when the client renders: say that it may differ, or show it after mounting.`,
        `<time dateTime={iso} suppressHydrationWarning>{format(now)}</time>`,
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
        `// Random values: draw them once, on the server, and hand them to the client with the page's data.`,
        `// Generated class names: let the styling library collect its styles on the server.`,
      ].join('\n')
    case 'page':
      return [
        `// A script that sets it before React comes is meant to: say so, on that element only.`,
        `<html ${first.mismatch.attribute === 'class' ? 'className={theme} ' : ''}suppressHydrationWarning>`,
      ].join('\n')
    case 'state':
      return ofState(subject, entry)
    default:
      return afterMount()
  }
}

function ofState({ name, library }: SubjectFact, entry: EntryFact | undefined): string {
  if (library === 'zustand' && entry) {
    const store = hook(name)
    return [
      `// Restore what is saved after React has taken the page over:`,
      `const ${store} = create(persist(createState, { name: ${JSON.stringify(entry.key)}, skipHydration: true }))`,
      `useEffect(() => void ${store}.persist.rehydrate(), []) // once, in the root component`,
      `// Read it through the hook: ${store}((state) => …), never ${store}.getState() while rendering.`,
    ].join('\n')
  }
  if (library === 'redux' || library === 'redux-persist')
    return [
      `// Create the client's store with the state the server rendered, and restore what is saved afterwards:`,
      `const store = configureStore({ reducer, preloadedState: window.__PRELOADED_STATE__ })`,
      `useEffect(() => void store.dispatch(restore(readSaved())), [])`,
    ].join('\n')
  if (entry) {
    return [
      `const subscribe = (changed: () => void) => {`,
      `  addEventListener('storage', changed)`,
      `  return () => removeEventListener('storage', changed)`,
      `}`,
      `const value = useSyncExternalStore(`,
      `  subscribe,`,
      `  () => ${entry.kind === 'sessionStorage' ? 'sessionStorage' : 'localStorage'}.getItem(${JSON.stringify(entry.key)}),`,
      `  () => null, // what the server renders, and the client first`,
      `)`,
    ].join('\n')
  }
  return [
    `// While React takes the page over, read what the server rendered with; React asks again afterwards:`,
    `const value = useSyncExternalStore(store.subscribe, store.getState, () => stateOfTheServer)`,
  ].join('\n')
}

function afterMount(): string {
  return [
    `// What only the client knows (window, storage, user agent, viewport) comes after mounting:`,
    `const isClient = useSyncExternalStore(() => () => {}, () => true, () => false)`,
    `return isClient ? <Personal /> : <Placeholder />`,
  ].join('\n')
}
