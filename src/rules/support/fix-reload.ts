import type { EntryFact, SubjectFact } from '../../core/facts'
import type { Path } from '../../core/value/path'
import { hook } from './fixes'

interface Lost {
  path: Path
  entry: EntryFact
  /** The entry had it, and the new page wrote over it or did not take it in. */
  stored?: boolean
  recoverable?: unknown
}

/** Write before the page goes, read before anything writes, and take in all that was saved. */
export function keepOverReload(subject: SubjectFact, lost: Lost | undefined): string {
  const key = JSON.stringify(lost?.entry.key ?? subject.name)
  const isStored = lost?.stored === true || lost?.recoverable !== undefined
  return (isStored ? takeIn(subject, key, String(lost?.path[0] ?? '')) : writeInTime(subject, key)).join('\n')
}

function writeInTime({ name, library }: SubjectFact, key: string): string[] {
  const use: { readonly [library: string]: readonly string[] } = {
    zustand: [
      `// Write what a throttled or debounced storage still owes before the page goes:`,
      `addEventListener('visibilitychange', () => document.hidden && storage.flush())`,
      `addEventListener('pagehide', () => storage.flush())`,
      `// Or write everything once more: ${hook(name)}.setState({})`,
    ],
    redux: [
      `// redux-persist writes later (\`throttle\`): write what it still owes before the page goes.`,
      `addEventListener('visibilitychange', () => document.hidden && persistor.flush())`,
      `addEventListener('pagehide', () => persistor.flush())`,
    ],
    pinia: [
      `// Save with every change, or at the latest before the page goes:`,
      `addEventListener('pagehide', () => store.$persist()) // of pinia-plugin-persistedstate`,
      `store.$subscribe((_, state) => localStorage.setItem(${key}, JSON.stringify(state)), { flush: 'sync' })`,
    ],
  }
  return [
    ...(use[library] ?? [
      `// Write what is still owed before the page goes:`,
      `addEventListener('pagehide', () => localStorage.setItem(${key}, JSON.stringify(state)))`,
    ]),
  ]
}

function takeIn({ library }: SubjectFact, key: string, field: string): string[] {
  const use: { readonly [library: string]: readonly string[] } = {
    zustand: [
      `persist(createState, {`,
      `  name: ${key},`,
      `  // Take in everything that was saved${field === '' ? '' : `, \`${field}\` too`}; what is not to come back belongs into partialize.`,
      `  merge: (saved, initial) => ({ ...initial, ...saved }),`,
      `})`,
    ],
    redux: [
      `// A reducer that handles REHYDRATE itself must hand on what it is given${field === '' ? '' : `, \`${field}\` too`}:`,
      `case REHYDRATE:`,
      `  return action.key === ${key} ? { ...state, ...action.payload } : state`,
    ],
    pinia: [
      `// Read first, then watch: an immediate watcher writes the defaults over what was saved.`,
      `store.$patch(JSON.parse(localStorage.getItem(${key}) ?? '{}'))`,
      `watch(() => store.$state, (state) => localStorage.setItem(${key}, JSON.stringify(state)), { deep: true })`,
    ],
  }
  return [
    ...(use[library] ?? [
      `// Read first, then begin to save:`,
      `const saved = JSON.parse(localStorage.getItem(${key}) ?? 'null') ?? defaults`,
    ]),
  ]
}
