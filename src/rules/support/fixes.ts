import type { EntryFact, SubjectFact } from '../../core/facts'

/** `cart-store` → `useCartStore`: how the store is probably called in the app. */
function hook(name: string): string {
  const words = name.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '' && !/^(?:store|storage)$/i.test(word))
  return `use${words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('') || 'The'}Store`
}

/** Nothing may be set before the saved state is there; with `recover`, how to save what memory still has. */
export function awaitHydration({ name, library }: SubjectFact, recover: boolean): string {
  const store = hook(name)
  if (library !== 'zustand') {
    return `// Wait until the saved state has been read before the first change of "${name}".`
  }
  const gate = [
    `// Change the store only once its saved state is there:`,
    `const whenHydrated = (change: () => void) =>`,
    `  ${store}.persist.hasHydrated() ? change() : ${store}.persist.onFinishHydration(change)`,
    `whenHydrated(() => ${store}.setState({ /* … */ }))`,
  ]
  const rescue = [`// Recover now, in the console of this page: write memory to storage.`, `${store}.setState({})`]
  return [...gate, ...(recover ? rescue : [])].join('\n')
}

/** A migrate function, and how to put an overwritten text back. */
export function migrateFrom(
  { name, library }: SubjectFact,
  versions: { from: number; to: number },
  rescue: string,
): string {
  const { from, to } = versions
  const code =
    library === 'zustand'
      ? [
          `persist(createState, {`,
          `  name: ${JSON.stringify(name)},`,
          `  version: ${to},`,
          `  // Without it the saved state of any other version is ignored.`,
          `  migrate: (saved, version) => {`,
          `    if (version === ${from}) return { ...saved /* to the shape of version ${to} */ }`,
          `    return saved`,
          `  },`,
          `})`,
        ]
      : [`// Migrate what version ${from} saved before version ${to} takes over.`]
  return [...code, ...(rescue === '' ? [] : [rescue])].join('\n')
}

/** Undo an optimistic change when the server refuses it, or say that it is not saved. */
export function rollBack({ name, library }: SubjectFact, line: string): string {
  const store = library === 'zustand' ? hook(name) : 'store'
  return [
    `const before = ${store}.getState()`,
    `${store}.setState(optimistic)`,
    `const response = await fetch(…) // ${line}`,
    `if (!response.ok) {`,
    `  ${store}.setState(before) // or keep it and mark it: { unsaved: true }, and offer a retry`,
    `}`,
  ].join('\n')
}

/** How to bring storage up to memory, and to hear of refused writes. */
export function writeAgain({ name, library }: SubjectFact, entry: EntryFact, refused: string | undefined): string {
  const write =
    library === 'zustand' ? `${hook(name)}.setState({})` : `save(${JSON.stringify(entry.key)}, store.getState())`
  const lines = [`// Save what memory has, in the console of this page:`, write]
  if (refused !== undefined) {
    return [
      ...lines,
      `// Catch the refusal (${refused}), make room, and tell the user:`,
      `const storage = createJSONStorage(() => ({`,
      `  ...localStorage,`,
      `  setItem(key, text) {`,
      `    try { localStorage.setItem(key, text) } catch (error) { reportUnsaved(key, error) }`,
      `  },`,
      `}))`,
    ].join('\n')
  }
  return [
    ...lines,
    `// Change the state through the store, so that what saves it hears of the change; save on`,
    `// visibilitychange what a debounced writer still owes:`,
    `addEventListener('visibilitychange', () => document.hidden && writer.flush())`,
  ].join('\n')
}
