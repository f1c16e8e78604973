import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { judge } from './architecture/judge'
import { bareSwitches } from './architecture/switches'
import { pluginProblems } from './architecture/plugins'
import { tableAsMarkdown } from './architecture/table-as-markdown'
import { kinds, pluginIds } from '../scripts/lib/plugin-kinds.mjs'

const root = join(import.meta.dirname, '..')

/** Code of a folder by its path relative to that folder; without what is generated or built. */
function codeOf(folder: string): Map<string, string> {
  const base = join(root, folder)
  const paths = existsSync(base) ? readdirSync(base, { recursive: true, encoding: 'utf8' }) : []
  const own = paths.filter(
    (path) => /\.(tsx?|mjs)$/.test(path) && !/(^|[/\\])(dist|data|node_modules|\.[^/\\]+)[/\\]/.test(path),
  )
  return new Map(own.map((path) => [path.replaceAll('\\', '/'), readFileSync(join(base, path), 'utf8')]))
}

const src = codeOf('src')
const everything = ['src', 'test', 'scripts', 'playground'].flatMap((folder) =>
  [...codeOf(folder)].map(([path, text]) => ({ path: `${folder}/${path}`, text })),
)

test('src keeps to the import table', () => {
  expect(src.size).toBeGreaterThan(10)
  expect(judge(src)).toEqual([])
})

test('docs/architecture.md shows the table that is executed', () => {
  expect(readFileSync(join(root, 'docs', 'architecture.md'), 'utf8')).toContain(tableAsMarkdown())
})

describe('plug-ins', () => {
  test.each(Object.entries(kinds))('%s: file name is the id, siblings are there', (_, kind) => {
    const folder = join(root, 'src', kind.folder)
    const files = existsSync(folder) ? readdirSync(folder) : []
    const ids = pluginIds(folder)
    expect(ids.flatMap((id) => pluginProblems(kind, id, src.get(`${kind.folder}/${id}.ts`) ?? '', files))).toEqual([])
  })
})

describe('files', () => {
  const lines = (text: string) => text.split('\n').length - 1
  const written = everything.filter(({ path }) => !path.includes('.generated.'))

  test('are small', () => {
    const sizes = written.map(({ text }) => lines(text)).toSorted((a, b) => a - b)
    const median = sizes[Math.floor(sizes.length / 2)]
    console.log(`${sizes.length} files, median ${median} lines, ${sizes.filter((n) => n > 250).length} above 250`)
    expect(written.filter(({ text }) => lines(text) > 300).map(({ path, text }) => `${path}: ${lines(text)}`)).toEqual(
      [],
    )
    expect(median).toBeLessThanOrEqual(70)
  })

  test('say why wherever they switch a check off', () => {
    expect(written.flatMap(({ path, text }) => bareSwitches(text).map((line) => `${path}:${line}`))).toEqual([])
  })
})
