import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { isStale } from '../../scripts/lib/build.mjs'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'driftscope-build-'))
  write('src/core/a.ts', 10)
  write('dist/chrome/manifest.json', 20)
})
afterEach(() => {
  rmSync(folder, { recursive: true, force: true })
})

function write(path: string, second: number) {
  const file = join(folder, path)
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, '')
  utimesSync(file, second, second)
}

test('a build newer than its sources will do', () => {
  expect(isStale(folder, 'chrome')).toBe(false)
})

test('another target has its own build', () => {
  expect(isStale(folder, 'firefox')).toBe(true)
})

test.each(['src/core/deep/b.ts', 'src/ui/panel.css', 'public/icon.png', 'manifest.config.ts', 'package-lock.json'])(
  'a newer %s makes it stale',
  (path) => {
    write(path, 30)
    expect(isStale(folder, 'chrome')).toBe(true)
  },
)

test.each(['src/core/a.test.ts', 'src/rules/a.fixture.ts', 'README.md'])('a newer %s does not', (path) => {
  write(path, 30)
  expect(isStale(folder, 'chrome')).toBe(false)
})
