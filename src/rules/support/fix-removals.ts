import type { EntryFact, SubjectFact } from '../../core/facts'
import { hook } from './fixes'
import { storeCode } from './store-code'

/** Clean up wherever the entity is removed: what refers to it, and what is kept by its id. */
export function cleanUpWith(subject: SubjectFact, from: string, clean: CleanUp): string {
  const own = CODE[subject.library]?.(subject, from, clean)
  if (own) return own.join('\n')
  const { copy, put } = storeCode(subject)
  return [
    `// Wherever something is removed from ${from}, clean up after it:`,
    `const state = ${copy}`,
    clean.kind === 'reference'
      ? `if (state.${clean.name} === id) ${put(`{ ${clean.name}: null }`)}`
      : `const { [id]: _, ...rest } = state.${clean.name}\n${put(`{ ${clean.name}: rest }`)}`,
  ].join('\n')
}

/** Remove an entry along with the entity that its key names. */
export function dropEntry({ kind, key }: EntryFact, from: string, id: string): string {
  const template = `\`${key.replace(id, '${id}')}\``
  const drop =
    kind === 'indexedDB'
      ? `await del(${template}) // of idb-keyval`
      : `${kind === 'sessionStorage' ? 'sessionStorage' : 'localStorage'}.removeItem(${template})`
  return [
    `// Wherever something is removed from ${from}:`,
    drop,
    `// Away with what is left of others, once at the start: drop each such entry whose id is in no list.`,
  ].join('\n')
}

/** `selectedId`, which refers; `drafts`, which keeps something by id. */
export interface CleanUp {
  kind: 'reference' | 'list' | 'record'
  name: string
}

type Code = (subject: SubjectFact, from: string, clean: CleanUp) => string[]

const kept: { readonly [kind in CleanUp['kind']]: (state: string, name: string) => string } = {
  reference: (state, name) => `${state}.${name} === id ? null : ${state}.${name}`,
  list: (state, name) => `${state}.${name}.filter((each) => each !== id)`,
  record: (state, name) => `Object.fromEntries(Object.entries(${state}.${name}).filter(([key]) => key !== id))`,
}

const CODE: { readonly [library: string]: Code } = {
  zustand: ({ name }, from, { kind, name: member }) => [
    `// In whatever removes from ${from}, or once for all by listening to it:`,
    `const forget = (id: string) =>`,
    `  ${hook(name)}.setState((state) => ({ ${member}: ${kept[kind]('state', member)} }))`,
  ],
  redux: (_, from, { kind, name: member }) => [
    `// The slice that keeps it hears of the removal from ${from} as well:`,
    `extraReducers: (builder) =>`,
    `  builder.addCase(removed, (state, { payload: id }) => {`,
    kind === 'reference'
      ? `    if (state.${member} === id) state.${member} = null`
      : kind === 'list'
        ? `    state.${member} = state.${member}.filter((each) => each !== id)`
        : `    delete state.${member}[id]`,
    `  })`,
  ],
  pinia: (_, from, { kind, name: member }) => [
    `// Where something is removed from ${from}, or by listening to its store:`,
    `listStore.$onAction(({ name, args: [id], after }) => {`,
    `  if (name !== 'remove') return`,
    kind === 'reference'
      ? `  after(() => { if (store.${member} === id) store.${member} = null })`
      : kind === 'list'
        ? `  after(() => { store.${member} = store.${member}.filter((each) => each !== id) })`
        : `  after(() => { delete store.${member}[id] })`,
    `})`,
  ],
}
