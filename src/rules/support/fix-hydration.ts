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
