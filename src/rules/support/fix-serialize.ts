import type { SubjectFact } from '../../core/facts'

/** superjson takes neither `null`, where nothing has been saved, nor what plain JSON has saved so far. */
const BACK: readonly string[] = [
  `const back = (text) => {`,
  `  const saved = JSON.parse(text ?? 'null')`,
  `  return saved?.json === undefined ? saved : superjson.deserialize(saved) // as plain JSON had it before`,
  `}`,
]

/** Write what JSON has no form for in one that is read back as what it was. */
export function serializeWith(subject: SubjectFact, kinds: readonly string[]): string {
  const name = JSON.stringify(subject.name)
  const classes = kinds.some((kind) => kind.startsWith('class instance'))
    ? [`superjson.registerClass(TheClass) // or keep plain data, and make the instance where it is used`]
    : []
  const codes: { readonly [library: string]: readonly string[] } = {
    zustand: [
      ...BACK,
      `persist(createState, {`,
      `  name: ${name},`,
      `  // superjson brings back Dates, Maps, Sets, NaN, BigInt, undefined and cycles. What JSON has lost already must be made anew: raise the version, and migrate.`,
      `  storage: {`,
      `    getItem: (key) => back(localStorage.getItem(key)),`,
      `    setItem: (key, value) => localStorage.setItem(key, superjson.stringify(value)),`,
      `    removeItem: (key) => localStorage.removeItem(key),`,
      `  },`,
      `})`,
    ],
    redux: [
      `// Keep plain data in the state (redux.js.org/faq: only serializable values). Where that cannot be:`,
      `persistReducer({`,
      `  key: 'root', storage,`,
      `  // What was saved before has no \`json\` around it.`,
      `  transforms: [createTransform(superjson.serialize, (saved) => (saved?.json === undefined ? saved : superjson.deserialize(saved)))],`,
      `}, reducer)`,
    ],
    pinia: [...BACK, `persist: {`, `  serializer: { serialize: superjson.stringify, deserialize: back },`, `}`],
  }
  const own = [
    ...BACK,
    `// Where it is written and read:`,
    `localStorage.setItem(key, superjson.stringify(state))`,
    `const state = back(localStorage.getItem(key))`,
  ]
  return [`import superjson from 'superjson'`, ...classes, ...(codes[subject.library] ?? own)].join('\n')
}
