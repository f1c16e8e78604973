import type { SubjectFact } from '../../core/facts'
import type { Shape } from './shape'

type Lines = readonly string[]
type ByLibrary = { readonly [library: string]: Lines }

const name = (subject: SubjectFact): string => JSON.stringify(subject.name)

function codeFor(subject: SubjectFact, code: ByLibrary, otherwise: Lines): string {
  return (code[subject.library] ?? otherwise).join('\n')
}

/** Keep nested defaults when the saved state is merged over them. */
export function mergeDeep(subject: SubjectFact, parent: string): string {
  const merged = `{ ...current.${parent}, ...saved?.${parent} }`
  return codeFor(
    subject,
    {
      zustand: [
        `persist(createState, {`,
        `  name: ${name(subject)},`,
        `  // The default merge replaces nested objects as a whole.`,
        `  merge: (saved, current) => ({ ...current, ...saved, ${parent}: ${merged} }),`,
        `})`,
      ],
      redux: [
        `import autoMergeLevel2 from 'redux-persist/lib/stateReconciler/autoMergeLevel2'`,
        `// The default, autoMergeLevel1, replaces each slice as a whole.`,
        `persistReducer({ key: 'root', storage, stateReconciler: autoMergeLevel2 }, reducer)`,
      ],
      pinia: [
        `// $patch merges nested objects; assigning them replaces their defaults:`,
        `store.$patch(saved) // not: store.${parent} = saved.${parent}`,
      ],
    },
    [`// Merge what was saved over the defaults, member by member:`, `${parent}: ${merged}`],
  )
}

/** Carry a renamed field over, or drop one that is no more. */
export function dropField(subject: SubjectFact, old: string, renamed: string | undefined): string {
  const destructured = renamed === undefined ? `{ ${old}, ...state }` : `{ ${old}: ${renamed}, ...state }`
  const result = renamed === undefined ? 'state' : `{ ...state, ${renamed} }`
  return codeFor(
    subject,
    {
      zustand: [
        `persist(createState, {`,
        `  name: ${name(subject)},`,
        `  version: 1, // one more than now`,
        `  migrate: (${destructured}) => (${result}),`,
        `})`,
      ],
      redux: [
        `persistReducer({`,
        `  key: 'root', storage,`,
        `  version: 1, // one more than now`,
        `  migrate: createMigrate({ 1: (${destructured}) => (${result}) }),`,
        `}, reducer)`,
      ],
      pinia: [
        `persist: {`,
        `  beforeHydrate: ({ store: { $id: key } }) => {`,
        `    const ${destructured} = JSON.parse(localStorage.getItem(key) ?? '{}')`,
        `    localStorage.setItem(key, JSON.stringify(${result}))`,
        `  },`,
        `}`,
      ],
    },
    [`// Where the saved state is read:`, `const ${destructured} = saved`, `return ${result}`],
  )
}

const EMPTY: { readonly [shape in Shape]: string } = { list: '[]', object: '{}', scalar: `''` }
const TEST: { readonly [shape in Shape]: (value: string) => string } = {
  list: (value) => `Array.isArray(${value})`,
  object: (value) => `(typeof ${value} === 'object' && !Array.isArray(${value}))`,
  scalar: (value) => `typeof ${value} !== 'object'`,
}

/** Turn what older releases saved into the new shape. */
export function convert(subject: SubjectFact, field: string, to: Shape): string {
  const converted = `toNewShape(state.${field})`
  const guarded = `${TEST[to](`state.${field}`)} ? state.${field} : ${converted}`
  const helper = `const toNewShape = (old) => ${EMPTY[to]} // made of what is in old`
  return codeFor(
    subject,
    {
      zustand: [
        helper,
        `persist(createState, {`,
        `  name: ${name(subject)},`,
        `  version: 1, // one more than now, or migrate does not run`,
        `  migrate: (state) => ({ ...state, ${field}: ${guarded} }),`,
        `})`,
      ],
      redux: [
        helper,
        `persistReducer({`,
        `  key: 'root', storage,`,
        `  version: 1, // one more than now, or migrate does not run`,
        `  migrate: createMigrate({ 1: (state) => ({ ...state, ${field}: ${guarded} }) }),`,
        `}, reducer)`,
      ],
      pinia: [
        helper,
        `// pinia-plugin-persistedstate knows no versions: convert what was read before it is put into the store.`,
        `persist: {`,
        `  serializer: {`,
        `    serialize: JSON.stringify,`,
        `    deserialize: (text) => {`,
        `      const state = JSON.parse(text)`,
        `      return { ...state, ${field}: ${guarded} }`,
        `    },`,
        `  },`,
        `}`,
      ],
    },
    [helper, `// Where the saved state is read:`, `return { ...state, ${field}: ${guarded} }`],
  )
}
