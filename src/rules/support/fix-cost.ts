import type { AreaFact, CostFact, SubjectFact } from '../../core/facts'
import { list } from '../../core/timeline/clock'
import { storeCode } from './store-code'
import { weighed, type Weighed } from './weights'

/** Write less often, and less: throttled, in part, or each part under a key of its own. `state`: what is written, as the store holds it. */
export function writeLess(subject: SubjectFact, { kind, key, area }: CostFact, state: unknown): string {
  const place = kind === 'indexedDB' ? 'localStorage' : area
  const parts = weighed(state)
  return [
    ...throttled(subject, place, key, parts),
    ...inPart(subject.library, key, parts),
    ...(kind === 'indexedDB'
      ? [
          `// Hand IndexedDB the object instead of its JSON text, or one record for each entity: only what changed is written.`,
        ]
      : [`// Large lists belong in IndexedDB, one record for each entity (idb, Dexie): only what changed is written.`]),
  ].join('\n')
}

function throttled({ name, library }: SubjectFact, place: string, key: string, parts: Weighed | undefined): string[] {
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
      `persist(createState, { name: ${JSON.stringify(key)}, storage })`,
    ]
  if (library === 'redux-persist' || library === 'redux')
    return [
      `// redux-persist: so many milliseconds between two keys that are processed; without it, throttle the subscriber.`,
      `persistReducer({ key: ${JSON.stringify(reducerKey(key))}, storage, throttle: 500 }, reducer)`,
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
      `makePersistable(this, { name: ${JSON.stringify(key)}, properties: ${names(parts)}, storage: ${place} }, { delay: 500 })`,
      `reaction(() => toJS(store), (state) => ${place}.setItem(${JSON.stringify(key)}, JSON.stringify(state)), { delay: 500 })`,
    ]
  return [
    `// Encode and write at most twice a second:`,
    ...timer,
    `soon(() => ${place}.setItem(${JSON.stringify(key)}, JSON.stringify(${storeCode({ id: '', name, library }).copy})))`,
  ]
}

/** `persist:root` is the entry of `key: 'root'`. */
function reducerKey(key: string): string {
  return key.replace(/^persist:/, '')
}

/** The small members by name; where they are not known, what they are. */
function names(parts: Weighed | undefined): string {
  return parts
    ? `[${parts.small.map((name) => JSON.stringify(name)).join(', ')}]`
    : '[/* what has to survive a reload */]'
}

/** Save only what is small; the members that make it large are named. */
function inPart(library: string, key: string, parts: Weighed | undefined): string[] {
  const code = {
    zustand: partialize(parts),
    redux: whitelist(key, parts),
    'redux-persist': whitelist(key, parts),
    pinia: `persist: { pick: ${names(parts)} }, // of pinia-plugin-persistedstate`,
  }
  const own = Object.entries(code).find(([name]) => name === library)?.[1]
  if (own === undefined) return []
  return [
    parts
      ? `// ${list(parts.large)} ${parts.large.length === 1 ? 'makes' : 'make'} it large: save the others only, where a reload can fetch or compute ${parts.large.length === 1 ? 'it' : 'them'} anew:`
      : `// Save only what has to survive a reload:`,
    own,
  ]
}

function partialize(parts: Weighed | undefined): string {
  const small = parts?.small.filter((name) => /^[A-Za-z_$][\w$]*$/.test(name)).join(', ')
  return small
    ? `partialize: ({ ${small} }) => ({ ${small} }),`
    : `partialize: (state) => ({ /* what has to survive a reload */ }),`
}

function whitelist(key: string, parts: Weighed | undefined): string {
  return `persistReducer({ key: ${JSON.stringify(reducerKey(key))}, storage, whitelist: ${names(parts)} }, reducer)`
}

/** Drop what can be fetched again, keep large things where there is room, and be told in time. */
export function makeSpace({ name, library }: SubjectFact, { kind, area, largest }: AreaFact, state: unknown): string {
  const [first] = largest
  const key = JSON.stringify(first?.key ?? name)
  if (kind === 'indexedDB')
    return [
      `// Ask before it is too late, drop what can be fetched again, and ask for storage that is not evicted:`,
      `const { usage, quota } = await navigator.storage.estimate()`,
      `if (usage > 0.8 * quota) await dropOldest() // caches, histories, thumbnails`,
      `await navigator.storage.persist()`,
    ].join('\n')
  return [
    `// Move the largest entry to IndexedDB, which has a share of the disk (idb-keyval):`,
    `import { get, set } from 'idb-keyval'`,
    `await set(${key}, JSON.parse(${area}.getItem(${key})))`,
    `${area}.removeItem(${key})`,
    ...inPart(library, first?.key ?? name, weighed(state)),
  ].join('\n')
}
