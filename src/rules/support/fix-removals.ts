import type { EntryFact, SubjectFact } from '../../core/facts'
import { hook } from './fixes'
import { storeCode } from './store-code'

/** Clean up wherever the entity is removed: what refers to it, and what is kept by its id. */
export function cleanUpWith(
  subject: SubjectFact,
  from: string,
  clean: CleanUp | { kind: 'within'; name: string },
): string {
  if (clean.kind === 'within')
    return `// Wherever something is removed from ${from}, clear what still holds its id: ${clean.name}`
  const own = CODE[subject.library]?.(subject, from, clean)
  if (own) return own.join('\n')
  const { copy, put } = storeCode(subject)
  return [
    `// Wherever something is removed from ${from}, clean up after it:`,
    `const state = ${copy}`,
    clean.kind === 'reference'
      ? `if (state.${clean.name} === id) ${put(`{ ${assigned('state', clean.name, 'null')} }`)}`
      : put(`{ ${assigned('state', clean.name, kept[clean.kind]('state', clean.name))} }`),
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

/** `selectedId`, which refers; `selectedByUser`, whose values do; `drafts`, which keeps something by id. */
export interface CleanUp {
  kind: 'reference' | 'list' | 'values' | 'record'
  name: string
}

type Code = (subject: SubjectFact, from: string, clean: CleanUp) => string[]

const kept: { readonly [kind in CleanUp['kind']]: (state: string, name: string) => string } = {
  reference: (state, name) => `${state}.${name} === id ? null : ${state}.${name}`,
  list: (state, name) => `${state}.${name}.filter((each) => each !== id)`,
  values: (state, name) => `Object.fromEntries(Object.entries(${state}.${name}).filter(([, each]) => each !== id))`,
  record: (state, name) => `Object.fromEntries(Object.entries(${state}.${name}).filter(([key]) => key !== id))`,
}

/** `ui: { ...state.ui, selectedId: null }`: a member, however deep, with all that stands beside it. */
function assigned(owner: string, name: string, code: string): string {
  const [first = name, ...rest] = name.split('.')
  if (rest.length === 0) return `${first}: ${code}`
  const inner = `${owner}.${first}`
  return `${first}: { ...${inner}, ${assigned(inner, rest.join('.'), code)} }`
}

/** In place, as immer and Vue have it. */
const cleared: { readonly [kind in CleanUp['kind']]: (state: string, name: string) => string } = {
  reference: (state, name) => `if (${state}.${name} === id) ${state}.${name} = null`,
  list: (state, name) => `${state}.${name} = ${kept.list(state, name)}`,
  values: (state, name) =>
    `for (const key in ${state}.${name}) if (${state}.${name}[key] === id) delete ${state}.${name}[key]`,
  record: (state, name) => `delete ${state}.${name}[id]`,
}

const CODE: { readonly [library: string]: Code } = {
  zustand: ({ name }, from, { kind, name: member }) => [
    `// In whatever removes from ${from}, or once for all by listening to it:`,
    `const forget = (id: string) =>`,
    `  ${hook(name)}.setState((state) => ({ ${assigned('state', member, kept[kind]('state', member))} }))`,
  ],
  redux: (_, from, { kind, name: member }) => [
    `// The slice that keeps it hears of the removal from ${from} as well:`,
    `extraReducers: (builder) =>`,
    `  builder.addCase(removed, (state, { payload: id }) => {`,
    `    ${cleared[kind]('state', member)}`,
    `  })`,
  ],
  pinia: (_, from, { kind, name: member }) => [
    `// Where something is removed from ${from}, or by listening to its store:`,
    `listStore.$onAction(({ name, args: [id], after }) => {`,
    `  if (name !== 'remove') return`,
    `  after(() => { ${cleared[kind]('store', member)} })`,
    `})`,
  ],
}
