import { readdirSync } from 'node:fs'
import { join } from 'node:path'

/** What is made of the rest. */
const MADE = new Set(['node_modules', 'dist', 'build'])

/** The files of a stack that somebody wrote, in a fixed order. */
export function sourcesIn(folder: string): string[] {
  const entries = readdirSync(folder, { withFileTypes: true, recursive: false })
  return entries
    .filter(({ name }) => !MADE.has(name) && !name.startsWith('.'))
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = join(folder, entry.name)
      return entry.isDirectory() ? sourcesIn(path) : [path]
    })
}
