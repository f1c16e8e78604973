import type { EntryFact, SubjectFact } from '../../core/facts'
import { hook } from './fixes'
import { storeCode } from './store-code'

/** Take in what other tabs write, before the next write of one's own. */
export function followOtherTabs(subject: SubjectFact, entry: EntryFact): string {
  const { name, library } = subject
  const key = JSON.stringify(entry.key)
  const isWeb = entry.kind === 'localStorage'
  if (library === 'zustand') {
    const rehydrate = `${hook(name)}.persist.rehydrate()`
    if (isWeb)
      return [
        `// Take in what other tabs write:`,
        `addEventListener('storage', (event) => {`,
        `  if (event.key === ${key}) ${rehydrate}`,
        `})`,
        `// A store without persist: setState(JSON.parse(event.newValue)) there instead.`,
      ].join('\n')
    return [
      `// IndexedDB tells nobody of writes: tell the other tabs, and let them read again.`,
      `const tabs = new BroadcastChannel(${key})`,
      `tabs.onmessage = () => ${rehydrate}`,
      `const setItem = async (key, value) => {`,
      `  await set(key, value) // as the storage of persist does now`,
      `  tabs.postMessage('written')`,
      `}`,
    ].join('\n')
  }
  const take = storeCode(subject).put('saved')
  if (isWeb)
    return [
      `// Take in what other tabs write, before the next write from here:`,
      `addEventListener('storage', (event) => {`,
      `  if (event.key !== ${key}) return`,
      `  const saved = JSON.parse(event.newValue ?? 'null')`,
      `  ${take}`,
      `})`,
    ].join('\n')
  return [
    `// Tell the other tabs of each write, and let them read again:`,
    `const tabs = new BroadcastChannel(${key})`,
    `tabs.onmessage = async () => {`,
    `  const saved = await load(${key})`,
    `  ${take}`,
    `}`,
  ].join('\n')
}
