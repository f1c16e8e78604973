import type { EntryFact, SubjectFact } from '../../core/facts'
import { fetchOf } from './fetch-code'
import { hook } from './fixes'
import { storeCode } from './store-code'

/** Undo an optimistic change when the server refuses it, or say that it is not saved. */
export function rollBack(subject: SubjectFact, line: string): string {
  const request = fetchOf(line, 'change')
  const send = [`const response = await ${request}`, `if (!response.ok) throw new Error(\`\${response.status}\`)`].map(
    (each) => `    ${each}`,
  )
  const own = ROLLED_BACK[subject.library]?.(send)
  if (own) return own.join('\n')
  const { copy, put } = storeCode(subject)
  return [
    `const before = ${copy}`,
    put('optimistic'),
    `const response = await ${request}`,
    `if (!response.ok) {`,
    `  // Or keep it and mark it: { unsaved: true }, and offer a retry.`,
    `  ${put('before')}`,
    `}`,
  ].join('\n')
}

/** Libraries that roll back by themselves, once they are told of the failure. */
const ROLLED_BACK: { readonly [library: string]: (send: readonly string[]) => string[] } = {
  'tanstack-query': (send) => [
    `useMutation({`,
    `  mutationFn: async (change) => {`,
    ...send,
    `  },`,
    `  onMutate: async (change) => {`,
    `    await queryClient.cancelQueries({ queryKey })`,
    `    const before = queryClient.getQueryData(queryKey)`,
    `    queryClient.setQueryData(queryKey, optimistic)`,
    `    return { before }`,
    `  },`,
    `  onError: (error, change, context) => queryClient.setQueryData(queryKey, context?.before),`,
    `})`,
  ],
  swr: (send) => [
    `mutate(`,
    `  key,`,
    `  async () => {`,
    ...send,
    `    return response.json()`,
    `  },`,
    `  { optimisticData: optimistic, rollbackOnError: true },`,
    `)`,
  ],
}

/** How to bring storage up to memory, and to hear of refused writes. */
export function writeAgain(subject: SubjectFact, entry: EntryFact, refused: string | undefined): string {
  const { library } = subject
  const { copy, put } = storeCode(subject)
  const key = JSON.stringify(entry.key)
  const write: { readonly [library: string]: string } = {
    zustand: put('{}'),
    pinia: `store.$persist() // of pinia-plugin-persistedstate; without it: save(${key}, store.$state)`,
  }
  const lines = [`// Save what memory has, in the console of this page:`, write[library] ?? `save(${key}, ${copy})`]
  if (refused !== undefined) {
    const guarded = [
      `setItem(key, text) {`,
      `  try { localStorage.setItem(key, text) } catch (error) { reportUnsaved(key, error) }`,
      `},`,
    ].map((each) => `  ${each}`)
    const storage = library === 'zustand' ? ['createJSONStorage(() => ({', '}))'] : ['{', '}']
    return [
      ...lines,
      `// Catch the refusal (${refused}), make room, and tell the user:`,
      `const storage = ${storage[0] ?? ''}`,
      `  ...localStorage,`,
      ...guarded,
      storage[1] ?? '',
    ].join('\n')
  }
  return [
    ...lines,
    `// Change the state through the store, so that what saves it hears of the change; save on`,
    `// visibilitychange what a debounced writer still owes:`,
    `addEventListener('visibilitychange', () => document.hidden && writer.flush())`,
  ].join('\n')
}

/** Take in what was written past the store, or better: change the store, which writes by itself. */
export function takeIn(subject: SubjectFact, { area, key }: EntryFact): string {
  const { library, name } = subject
  const again: { readonly [library: string]: string } = {
    zustand: `${hook(name)}.persist.rehydrate()`,
    pinia: `store.$hydrate() // of pinia-plugin-persistedstate`,
    redux: `store.dispatch({ type: 'state/replaced', payload: saved }) // redux-persist reads at the start only`,
  }
  const { put } = storeCode(subject)
  return [
    `// Whoever writes ${JSON.stringify(key)} of ${area} past the store changes the store instead, which saves it:`,
    put('changed'),
    `// Or has the store read again after the write:`,
    again[library] ?? put('saved'),
  ].join('\n')
}
