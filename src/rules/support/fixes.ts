import type { EntryFact, SubjectFact } from '../../core/facts'

/** `cart-store` → `useCartStore`: how the store is probably called in the app. */
export function hook(name: string): string {
  const words = name.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '' && !/^(?:store|storage)$/i.test(word))
  return `use${words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('') || 'The'}Store`
}

/** Nothing may be set before the saved state is there; with `recover`, how to save what memory still has. */
export function awaitHydration({ name, library }: SubjectFact, recover: boolean): string {
  const store = hook(name)
  if (library === 'redux') {
    return [
      `// Render, and so dispatch, only once the saved state of ${JSON.stringify(name)} is there:`,
      `<PersistGate loading={null} persistor={persistor}>`,
      `  <App />`,
      `</PersistGate>`,
      `// What dispatches outside React waits for the same:`,
      `const whenHydrated = (change) => {`,
      `  if (persistor.getState().bootstrapped) return change()`,
      `  const stop = persistor.subscribe(() => {`,
      `    if (!persistor.getState().bootstrapped) return`,
      `    stop()`,
      `    change()`,
      `  })`,
      `}`,
    ].join('\n')
  }
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

/** A rescue is offered in full up to so many characters of text. */
const RESCUED_TEXT = 400

/** Keep what cannot be read instead of writing over it; with `text`, put back what was written over. */
export function keepBroken({ library }: SubjectFact, entry: EntryFact, text: string | undefined): string {
  const place = entry.kind === 'indexedDB' ? 'localStorage' : entry.area
  const rescue =
    text === undefined
      ? [
          `// Keep the broken text before anything writes over it, in the console of this page:`,
          `copy(${rescued(entry)})`,
        ]
      : text.length > RESCUED_TEXT
        ? [`// The old text (${text.length} characters) is in this recording.`]
        : [`// The old text, to be repaired by hand:`, JSON.stringify(text)]
  if (library !== 'zustand')
    return [...rescue, `// Read with care: on a text that cannot be parsed, set it aside.`].join('\n')
  return [
    ...rescue,
    `// Set aside what cannot be read, and go on:`,
    `const storage = createJSONStorage(() => ({`,
    `  setItem: (key, text) => ${place}.setItem(key, text),`,
    `  removeItem: (key) => ${place}.removeItem(key),`,
    `  getItem: (key) => {`,
    `    const text = ${place}.getItem(key)`,
    `    try {`,
    `      JSON.parse(text ?? 'null')`,
    `      return text`,
    `    } catch {`,
    `      ${place}.setItem(\`\${key}.broken\`, text) // and tell the user`,
    `      return null`,
    `    }`,
    `  },`,
    `}))`,
  ].join('\n')
}

function rescued({ kind, area, key }: EntryFact): string {
  return kind === 'indexedDB' ? `await get(${JSON.stringify(key)})` : `${area}.getItem(${JSON.stringify(key)})`
}

/** Say so when the saved state cannot be taken in, and do not write defaults over it. */
export function surviveFailure({ name, library }: SubjectFact, entry: EntryFact | undefined): string {
  const place = entry?.area ?? 'storage'
  if (library !== 'zustand')
    return `// Until the saved state of "${name}" has been read, write nothing to ${place}; on failure say so and offer a retry.`
  return [
    `persist(createState, {`,
    `  name: ${JSON.stringify(name)},`,
    `  onRehydrateStorage: () => (state, error) => {`,
    `    if (error) reportUnreadable(error) // tell the user, offer a retry: ${hook(name)}.persist.rehydrate()`,
    `  },`,
    `})`,
    `// Change the store only once it has hydrated: any set() writes the defaults over what is saved.`,
    `if (${hook(name)}.persist.hasHydrated()) ${hook(name)}.setState({ /* … */ })`,
  ].join('\n')
}

/** One hydration at a time, and the latest is what counts. */
export function oneHydration({ name, library }: SubjectFact): string {
  if (library !== 'zustand')
    return `// Let one hydration of "${name}" finish before the next, and apply only the latest.`
  return [
    `// zustand 5.0.10 and later drop an overtaken rehydrate(); before that, queue them:`,
    `let hydrating = Promise.resolve()`,
    `const rehydrate = () => (hydrating = hydrating.then(() => ${hook(name)}.persist.rehydrate()))`,
    `// Take in now what is newer in storage, in the console of this page:`,
    `${hook(name)}.persist.rehydrate()`,
  ].join('\n')
}

/** Clear after the hydration, and memory as well. */
export function clearAfterHydration({ name, library }: SubjectFact): string {
  if (library !== 'zustand') return `// Clear "${name}" once its hydration has finished, in memory and in storage.`
  const store = hook(name)
  return [
    `const clear = () => {`,
    `  ${store}.setState(${store}.getInitialState(), true)`,
    `  ${store}.persist.clearStorage() // zustand 5.0.10 and later: also cancels a hydration under way`,
    `}`,
    `${store}.persist.hasHydrated() ? clear() : ${store}.persist.onFinishHydration(clear)`,
  ].join('\n')
}

/** Hear of a full storage, make room, try again, and else tell the user. */
export function makeRoom({ name, library }: SubjectFact, entry: EntryFact): string {
  const area = entry.kind === 'indexedDB' ? 'localStorage' : entry.area
  const retry = [
    `const save = (key, text) => {`,
    `  try {`,
    `    ${area}.setItem(key, text)`,
    `  } catch {`,
    `    dropCaches() // whatever can be fetched again`,
    `    ${area}.setItem(key, text) // still no room: let it throw, and tell the user`,
    `  }`,
    `}`,
  ]
  const use =
    library === 'zustand'
      ? [
          `const storage = createJSONStorage(() => ({`,
          `  getItem: (key) => ${area}.getItem(key),`,
          `  removeItem: (key) => ${area}.removeItem(key),`,
          `  setItem: save,`,
          `}))`,
          `// Save what memory has, once there is room, in the console of this page:`,
          `${hook(name)}.setState({})`,
        ]
      : []
  const large = [`// Large states belong in IndexedDB, or are persisted in part (partialize).`]
  return [...retry, ...use, ...large].join('\n')
}

/** Open tabs without a copy of sessionStorage, and begin anew in those that have one all the same. */
export function beginAnew({ name, library }: SubjectFact, key: string): string {
  const store = library === 'zustand' ? hook(name) : ''
  const clear = [
    `    sessionStorage.removeItem(${JSON.stringify(key)})`,
    ...(store === '' ? [] : [`    ${store}.setState(${store}.getInitialState(), true)`]),
  ]
  return [
    `// A tab of its own gets no copy:`,
    `window.open(url, '_blank', 'noopener') // <a href target="_blank" rel="noopener">`,
    `// "Duplicate tab" copies all the same: a tab whose id another tab holds begins anew.`,
    `const id = (sessionStorage.tabId ??= crypto.randomUUID())`,
    `navigator.locks.request(\`tab \${id}\`, { ifAvailable: true }, (lock) => {`,
    `  if (!lock) {`,
    `    sessionStorage.tabId = crypto.randomUUID()`,
    ...clear,
    `  }`,
    `  return new Promise(() => {}) // held as long as the tab lives`,
    `})`,
  ].join('\n')
}

/** Find out before anything is to be saved, and choose what to do without a storage. */
export function chooseStorage({ name, library }: SubjectFact, area: string): string {
  if (area === 'IndexedDB') {
    return [
      `// Open the database once at the start; where that fails, keep the state in memory and say so:`,
      `const database = await open().catch((error) => (tellUser('Changes are not saved', error), undefined))`,
    ].join('\n')
  }
  const ask = [
    `const isUsable = () => {`,
    `  try {`,
    `    ${area}.setItem('?', '')`,
    `    ${area}.removeItem('?')`,
    `    return true`,
    `  } catch {`,
    `    return false // cookies are blocked, or a sandboxed frame: tell the user that nothing is kept`,
    `  }`,
    `}`,
  ]
  const use: { [library: string]: string[] } = {
    zustand: [
      `// ${JSON.stringify(name)}: with a storage that can't be had, persist is not there at all (useStore.persist is undefined).`,
      `storage: createJSONStorage(() => (isUsable() ? ${area} : memoryStorage)),`,
    ],
    redux: [`persistReducer({ key: ${JSON.stringify(name)}, storage: isUsable() ? storage : memoryStorage }, reducer)`],
  }
  return [...ask, ...(use[library] ?? [])].join('\n')
}
