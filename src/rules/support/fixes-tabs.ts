import type { EntryFact, SubjectFact } from '../../core/facts'
import { hook } from './fixes'
import { storeCode } from './store-code'

/** Take in what other tabs write, before the next write of one's own; with `removed`, also that the entry is gone. */
export function followOtherTabs(subject: SubjectFact, entry: EntryFact, removed = false): string {
  const key = JSON.stringify(entry.key)
  const isWeb = entry.kind === 'localStorage'
  const lines =
    subject.library === 'zustand'
      ? isWeb
        ? zustandWeb(subject, key, removed)
        : zustandMessages(subject, key)
      : isWeb
        ? web(subject, entry, key)
        : messages(subject, key)
  return lines.join('\n')
}

function zustandWeb({ name }: SubjectFact, key: string, removed: boolean): string[] {
  const store = hook(name)
  const reset = [
    `  if (event.key !== ${key} && event.key !== null) return`,
    `  // Where nothing is saved any more, rehydrate() leaves memory as it is.`,
    `  if (event.newValue === null) ${store}.setState(${store}.getInitialState(), true)`,
    `  else ${store}.persist.rehydrate()`,
  ]
  return [
    `// Take in what other tabs write:`,
    `addEventListener('storage', (event) => {`,
    ...(removed ? reset : [`  if (event.key === ${key}) ${store}.persist.rehydrate()`]),
    `})`,
    `// A store without persist: setState(JSON.parse(event.newValue)) there instead.`,
  ]
}

function zustandMessages({ name }: SubjectFact, key: string): string[] {
  return [
    `// IndexedDB tells nobody of writes: tell the other tabs, and let them read again.`,
    `const tabs = new BroadcastChannel(${key})`,
    `tabs.onmessage = () => ${hook(name)}.persist.rehydrate()`,
    `const setItem = async (key, value) => {`,
    `  await set(key, value) // as the storage of persist does now`,
    `  tabs.postMessage('written')`,
    `}`,
  ]
}

function web(subject: SubjectFact, entry: EntryFact, key: string): string[] {
  // redux-persist writes each member of the state as a text of its own.
  const root = /^persist:(.*)$/s.exec(entry.key)?.[1]
  const isPersist = subject.library === 'redux' && root !== undefined
  const take = isPersist
    ? [
        `  const texts = Object.entries(JSON.parse(event.newValue ?? '{}'))`,
        `  const saved = Object.fromEntries(texts.map(([name, text]) => [name, JSON.parse(text)]))`,
        `  store.dispatch({ type: REHYDRATE, key: ${JSON.stringify(root)}, payload: saved }) // of redux-persist`,
      ]
    : [
        `  const saved = JSON.parse(event.newValue ?? 'null') // null: removed, begin anew`,
        `  ${storeCode(subject).put('saved')}`,
      ]
  return [
    `// Take in what other tabs write, before the next write from here:`,
    `addEventListener('storage', (event) => {`,
    `  if (event.key !== ${key}) return`,
    ...take,
    `})`,
  ]
}

function messages(subject: SubjectFact, key: string): string[] {
  return [
    `// Tell the other tabs of each write, and let them read again:`,
    `const tabs = new BroadcastChannel(${key})`,
    `tabs.onmessage = async () => {`,
    `  const saved = await load(${key})`,
    `  ${storeCode(subject).put('saved')}`,
    `}`,
  ]
}
