import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { rowOf } from '../../test/matrix/table'
import type { AdapterFixture } from './define-adapter'

// The adapters themselves need a page to load in: `npm run matrix` runs the fixtures' apps in a real browser.
const files = Object.keys(import.meta.glob('./*.ts')).filter((path) => /^\.\/[a-z0-9-]+\.ts$/.test(path))
const fixtures = import.meta.glob<{ fixture: AdapterFixture }>('./*.fixture.ts', { eager: true })
const stacks = join(import.meta.dirname, '..', '..', 'test', 'fixtures')

describe.each(files.filter((path) => !path.includes('define-')))('adapter %s', (path) => {
  const fixture = fixtures[path.replace('.ts', '.fixture.ts')]?.fixture

  it('has a fixture of real apps, locked', () => {
    expect(fixture?.apps.length).toBeGreaterThan(0)
    const needed = fixture?.apps.flatMap(({ stack = fixture.stack, entry }) =>
      ['package.json', 'package-lock.json', entry].map((file) => join(stack, file)),
    )
    expect(needed?.filter((file) => !existsSync(join(stacks, file)))).toEqual([])
  })

  it('says which row of the support matrix each app counts for', () => {
    const rows = fixture?.apps.map(({ row }) => row) ?? []
    expect(rows.filter((row) => !rowOf(row))).toEqual([])
  })
})
