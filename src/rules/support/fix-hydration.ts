import type { EntryFact, SubjectFact } from '../../core/facts'
import { hook } from './fixes'

const name = (subject: SubjectFact): string => JSON.stringify(subject.name)

/** A read that never answers must end in an error that the app hears of. */
export function finishHydration(subject: SubjectFact, entry: EntryFact | undefined): string {
  const limited = [
    `// Give up on a read that never answers, so that whoever waits hears of it:`,
    `const within = (ms, reading) =>`,
    `  Promise.race([reading, new Promise((_, fail) => setTimeout(fail, ms, new Error('storage does not answer')))])`,
  ]
  const blocked =
    entry?.kind === 'indexedDB'
      ? [
          `// IndexedDB waits for ever while another tab holds the older version open:`,
          `database.onversionchange = () => database.close()`,
          `request.onblocked = () => reportBlocked() // ask to close the other tabs`,
        ]
      : []
  const use: { readonly [library: string]: readonly string[] } = {
    zustand: [
      `persist(createState, {`,
      `  name: ${name(subject)},`,
      `  storage: createJSONStorage(() => ({ ...storage, getItem: (key) => within(5000, storage.getItem(key)) })),`,
      `  onRehydrateStorage: () => (state, error) => error && reportUnreadable(error), // and offer ${hook(subject.name)}.persist.rehydrate()`,
      `})`,
    ],
    redux: [
      `// redux-persist gives up after \`timeout\` ms; 0 waits for ever. On a time-out, ask before anything is written:`,
      `persistReducer({ key: ${name(subject)}, storage: { ...storage, getItem: (key) => within(5000, storage.getItem(key)) }, timeout: 5000 }, reducer)`,
    ],
    pinia: [
      `// ${name(subject)}: take the saved state in where it is read, and say when that failed:`,
      `within(5000, storage.getItem(${name(subject)})).then((text) => store.$patch(JSON.parse(text ?? '{}')), reportUnreadable)`,
    ],
  }
  return [...limited, ...(use[subject.library] ?? []), ...blocked].join('\n')
}

/** Ask, save and copy only what has been taken in, and again when it changes. */
export function useOnceHydrated(subject: SubjectFact, fields: readonly string[]): string {
  const [field = 'field'] = fields
  const use: { readonly [library: string]: readonly string[] } = {
    zustand: [
      `// Use what is saved only once it is there …`,
      `const { persist } = ${hook(subject.name)}`,
      `const whenHydrated = (use: () => void) => (persist.hasHydrated() ? use() : persist.onFinishHydration(use))`,
      `whenHydrated(() => load(${hook(subject.name)}.getState().${field}))`,
      `// … and follow it, in React by reading it where it is used:`,
      `const ${field} = ${hook(subject.name)}((state) => state.${field})`,
      `useEffect(() => void load(${field}), [${field}])`,
    ],
    redux: [
      `// Render, and so ask, only once the saved state is there:`,
      `<PersistGate loading={null} persistor={persistor}>`,
      `  <App />`,
      `</PersistGate>`,
      `// In a component follow it:`,
      `const ${field} = useSelector((state) => state.${field})`,
      `useEffect(() => void load(${field}), [${field}])`,
    ],
    pinia: [
      `// Follow it, and start once it has been taken in:`,
      `const { ${field} } = storeToRefs(store)`,
      `await hydrated // whatever reads the saved state in`,
      `watch(${field}, load, { immediate: true })`,
    ],
  }
  return (
    use[subject.library] ?? [
      `// Wait until the saved state of ${name(subject)} has been read before ${field} is used, and use it again when it changes.`,
    ]
  ).join('\n')
}

/** Say so when the saved state cannot be taken in, and do not write defaults over it. */
export function surviveFailure(subject: SubjectFact, entry: EntryFact | undefined): string {
  const place = entry?.area ?? 'storage'
  const store = hook(subject.name)
  const use: { readonly [library: string]: readonly string[] } = {
    zustand: [
      `persist(createState, {`,
      `  name: ${name(subject)},`,
      `  onRehydrateStorage: () => (state, error) => {`,
      `    if (error) reportUnreadable(error) // tell the user, offer a retry: ${store}.persist.rehydrate()`,
      `  },`,
      `})`,
      `// Change the store only once it has hydrated: any set() writes the defaults over what is saved.`,
      `if (${store}.persist.hasHydrated()) ${store}.setState({ /* … */ })`,
    ],
    redux: [
      `// redux-persist takes defaults when reading failed, or took longer than \`timeout\` (5 s), and writes them. Stop it first:`,
      `const heed = () => (next) => (action) => {`,
      `  if (action.type === REHYDRATE && action.err) {`,
      `    persistor.pause() // nothing is written until persistor.persist()`,
      `    reportUnreadable(action.err) // offer to reload`,
      `  }`,
      `  return next(action)`,
      `}`,
      `// and give a slow storage the time it needs: persistReducer({ …, timeout: 60_000 }, reducer)`,
    ],
  }
  const otherwise = [
    `// Write nothing to ${place} until the saved state of ${name(subject)} has been read; say so when that failed, and offer a retry:`,
    `const saved = await load().catch((error) => (reportUnreadable(error), undefined))`,
    `if (saved !== undefined) begin(saved) // reads it in, and saves changes from then on`,
  ]
  return (use[subject.library] ?? otherwise).join('\n')
}
