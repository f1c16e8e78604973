import type { SubjectFact } from '../../core/facts'

type ByLibrary = { readonly [library: string]: readonly string[] }

const name = (subject: SubjectFact): string => JSON.stringify(subject.name)

/** A migration whose result is there before anything is taken in, and whose failure writes nothing. */
export function applyMigration(subject: SubjectFact, from: number, to: number): string {
  const code: ByLibrary = {
    zustand: [
      `persist(createState, {`,
      `  name: ${name(subject)},`,
      `  version: ${to},`,
      `  // Synchronous: zustand 4.5.5 to 5.0.1 do not wait for a promise. In every case return the whole state.`,
      `  migrate: (saved, version) => {`,
      `    if (version === ${from}) return { ...saved /* to the shape of version ${to} */ }`,
      `    return saved`,
      `  },`,
      `  // Let an error out of migrate, and write nothing over what is saved:`,
      `  onRehydrateStorage: () => (state, error) => error && reportUnreadable(error),`,
      `})`,
    ],
    redux: [
      `const migrations = { ${to}: (saved) => ({ ...saved /* to the shape of version ${to} */ }) }`,
      `persistReducer({`,
      `  key: 'root', storage, version: ${to},`,
      `  // A failed migration must not end with defaults written over the saved state: keep the old text first.`,
      `  migrate: (saved, version) =>`,
      `    createMigrate(migrations)(saved, version).catch((error) => {`,
      `      localStorage.setItem('persist:root.v${from}', JSON.stringify(saved))`,
      `      throw error // and tell the user`,
      `    }),`,
      `}, reducer)`,
    ],
  }
  return (
    code[subject.library] ?? [
      `// Apply what the migration returned, wait for it, and do not write before it is there:`,
      `const migrated = await migrate(saved, ${from})`,
      `if (migrated === undefined) throw new Error('nothing migrated') // and keep what is saved`,
      `replaceState(migrated)`,
    ]
  ).join('\n')
}

/** Hand on what the migration does not know, and all the members of what it does. */
export function keepInMigration(subject: SubjectFact, versions: { from: number; to: number }, field: string): string {
  const { from, to } = versions
  const carried = `{ ...saved, ${field}: saved.${field} /* all of it, in the new shape */ }`
  const code: ByLibrary = {
    zustand: [
      `persist(createState, {`,
      `  name: ${name(subject)},`,
      `  version: ${to},`,
      `  migrate: (saved, version) => (version === ${from} ? ${carried} : saved),`,
      `})`,
    ],
    redux: [`createMigrate({ ${to}: (saved) => (${carried}) })`],
  }
  return (code[subject.library] ?? [`// In the migration from version ${from} to ${to}:`, `return ${carried}`]).join(
    '\n',
  )
}

/** A migrate function, and how to put an overwritten text back. */
export function migrateFrom(subject: SubjectFact, versions: { from: number; to: number }, rescue: string): string {
  const { from, to } = versions
  const code: ByLibrary = {
    zustand: [
      `persist(createState, {`,
      `  name: ${name(subject)},`,
      `  version: ${to},`,
      `  // Without it the saved state of any other version is ignored.`,
      `  migrate: (saved, version) => {`,
      `    if (version === ${from}) return { ...saved /* to the shape of version ${to} */ }`,
      `    return saved`,
      `  },`,
      `})`,
    ],
    redux: [
      `persistReducer({`,
      `  key: 'root', storage, version: ${to},`,
      `  migrate: createMigrate({ ${to}: (saved) => ({ ...saved /* from version ${from} */ }) }),`,
      `}, reducer)`,
    ],
  }
  const otherwise = [
    `// Where the saved state is read:`,
    `const state = version === ${from} ? { ...saved /* to the shape of version ${to} */ } : saved`,
  ]
  return [...(code[subject.library] ?? otherwise), ...(rescue === '' ? [] : [rescue])].join('\n')
}
