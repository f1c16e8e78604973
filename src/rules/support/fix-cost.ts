import type { AreaFact, CostFact, SubjectFact } from '../../core/facts'
import { hook } from './fixes'
import { storeCode } from './store-code'

/** Write less often, and less: throttled, in part, or each part under a key of its own. */
export function writeLess(subject: SubjectFact, { kind, key, area }: CostFact): string {
  const place = kind === 'indexedDB' ? 'localStorage' : area
  return [
    ...throttled(subject, place, key),
    ...(LESS[subject.library] ?? []),
    ...(kind === 'indexedDB'
      ? [
          `// Hand IndexedDB the object instead of its JSON text, or one record for each entity: only what changed is written.`,
        ]
      : [`// Large lists belong in IndexedDB, one record for each entity (idb, Dexie): only what changed is written.`]),
  ].join('\n')
}

function throttled({ name, library }: SubjectFact, place: string, key: string): string[] {
  const timer = [
    `let owed, timer`,
    `const flush = () => {`,
    `  clearTimeout(timer)`,
    `  timer = undefined`,
    `  owed?.()`,
    `  owed = undefined`,
    `}`,
    `const soon = (write) => {`,
    `  owed = write`,
    `  timer ??= setTimeout(flush, 500)`,
    `}`,
    `addEventListener('visibilitychange', () => document.hidden && flush()) // what is owed is not lost`,
  ]
  if (library === 'zustand')
    return [
      `// Encode and write at most twice a second: a storage that takes the state, not its text.`,
      ...timer,
      `const storage = {`,
      `  getItem: (key) => JSON.parse(${place}.getItem(key)),`,
      `  setItem: (key, value) => soon(() => ${place}.setItem(key, JSON.stringify(value))),`,
      `  removeItem: (key) => ${place}.removeItem(key),`,
      `}`,
      `persist(createState, { name: ${JSON.stringify(name)}, storage })`,
    ]
  if (library === 'redux-persist' || library === 'redux')
    return [
      `// redux-persist: so many milliseconds between two keys that are processed; without it, throttle the subscriber.`,
      `persistReducer({ key: 'root', storage, throttle: 500 }, reducer)`,
      ...timer,
      `store.subscribe(() => soon(() => ${place}.setItem(${JSON.stringify(key)}, JSON.stringify(store.getState()))))`,
    ]
  if (library === 'pinia')
    return [
      `// Encode and write at most twice a second:`,
      ...timer,
      `store.$subscribe((mutation, state) => soon(() => ${place}.setItem(${JSON.stringify(key)}, JSON.stringify(state))))`,
    ]
  if (library === 'mobx')
    return [
      `// mobx-persist-store: \`delay\` throttles; with mobx alone:`,
      `makePersistable(this, { name: ${JSON.stringify(key)}, properties, storage: ${place} }, { delay: 500 })`,
      `reaction(() => toJS(store), (state) => ${place}.setItem(${JSON.stringify(key)}, JSON.stringify(state)), { delay: 500 })`,
    ]
  return [
    `// Encode and write at most twice a second:`,
    ...timer,
    `soon(() => ${place}.setItem(${JSON.stringify(key)}, JSON.stringify(${storeCode({ id: '', name, library }).copy})))`,
  ]
}

const LESS: { readonly [library: string]: readonly string[] } = {
  zustand: [
    `// Save only what has to survive a reload:`,
    `partialize: ({ settings, draft }) => ({ settings, draft }),`,
  ],
  redux: [
    `// Save only what has to survive a reload:`,
    `persistReducer({ key: 'root', storage, whitelist: ['settings'] }, reducer)`,
  ],
  'redux-persist': [
    `// Save only what has to survive a reload:`,
    `persistReducer({ key: 'root', storage, whitelist: ['settings'] }, reducer)`,
  ],
  pinia: [
    `// Save only what has to survive a reload (pinia-plugin-persistedstate):`,
    `persist: { pick: ['settings', 'draft'] },`,
  ],
}

/** Drop what can be fetched again, keep large things where there is room, and be told in time. */
export function makeSpace({ name, library }: SubjectFact, { kind, area, largest }: AreaFact): string {
  const [first] = largest
  const key = JSON.stringify(first?.key ?? name)
  if (kind === 'indexedDB')
    return [
      `// Ask before it is too late, drop what can be fetched again, and ask for storage that is not evicted:`,
      `const { usage, quota } = await navigator.storage.estimate()`,
      `if (usage > 0.8 * quota) await dropOldest() // caches, histories, thumbnails`,
      `await navigator.storage.persist()`,
    ].join('\n')
  const own =
    library === 'zustand'
      ? [
          `// ${hook(name)}: persist only what has to survive a reload:`,
          `partialize: ({ settings, draft }) => ({ settings, draft }),`,
        ]
      : (LESS[library] ?? [])
  return [
    `// Move the largest entry to IndexedDB, which has a share of the disk (idb-keyval):`,
    `import { get, set } from 'idb-keyval'`,
    `await set(${key}, JSON.parse(${area}.getItem(${key})))`,
    `${area}.removeItem(${key})`,
    ...own,
  ].join('\n')
}
