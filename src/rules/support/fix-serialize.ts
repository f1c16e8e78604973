import type { SubjectFact } from '../../core/facts'

/** Write what JSON has no form for in one that is read back as what it was. */
export function serializeWith(subject: SubjectFact, kinds: readonly string[]): string {
  const name = JSON.stringify(subject.name)
  const classes = kinds.some((kind) => kind.startsWith('class instance'))
    ? [`superjson.registerClass(TheClass) // or keep plain data, and make the instance where it is used`]
    : []
  const codes: { readonly [library: string]: readonly string[] } = {
    zustand: [
      `persist(createState, {`,
      `  name: ${name},`,
      `  // superjson brings back Dates, Maps, Sets, NaN, BigInt, undefined and cycles. Raise the version, and migrate what is there.`,
      `  storage: {`,
      `    getItem: (key) => superjson.parse(localStorage.getItem(key) ?? 'null'),`,
      `    setItem: (key, value) => localStorage.setItem(key, superjson.stringify(value)),`,
      `    removeItem: (key) => localStorage.removeItem(key),`,
      `  },`,
      `})`,
    ],
    redux: [
      `// Keep plain data in the state (redux.js.org/faq: only serializable values). Where that cannot be:`,
      `persistReducer({`,
      `  key: 'root', storage,`,
      `  transforms: [createTransform(superjson.serialize, superjson.deserialize)],`,
      `}, reducer)`,
    ],
    pinia: [`persist: {`, `  serializer: { serialize: superjson.stringify, deserialize: superjson.parse },`, `}`],
  }
  const own = [
    `// Where it is written and read:`,
    `localStorage.setItem(key, superjson.stringify(state))`,
    `const state = superjson.parse(localStorage.getItem(key))`,
  ]
  return [`import superjson from 'superjson'`, ...classes, ...(codes[subject.library] ?? own)].join('\n')
}
