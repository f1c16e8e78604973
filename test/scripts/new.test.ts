import { execFile } from 'node:child_process'
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { kinds } from '../../scripts/lib/plugin-kinds.mjs'
import { bin, root } from '../../scripts/lib/run.mjs'

const run = promisify(execFile)
const names = Object.keys(kinds)
const ID = 'freshly-made'

/** A copy of the project, so that what is stamped never stands in the real one. */
let copy: string
beforeAll(async () => {
  copy = mkdtempSync(join(tmpdir(), 'driftscope-new-'))
  const configs = ['.oxlintrc.json', 'biome.json', 'package.json']
  const tsconfigs = ['base', 'pure', 'page', 'extension', 'node'].map((name) => `tsconfig.${name}.json`)
  for (const path of ['src', 'scripts', 'tsconfig.json', ...configs, ...tsconfigs]) {
    cpSync(join(root, path), join(copy, path), { recursive: true })
  }
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'), 'junction')
  for (const name of names) await stamp(name, ID)
})
afterAll(() => {
  rmSync(copy, { recursive: true, force: true })
})

const stamp = (...args: string[]) => run(process.execPath, ['scripts/new.mjs', ...args], { cwd: copy })
const stamped = (...endings: string[]) =>
  Object.values(kinds).flatMap(({ folder }) => endings.map((ending) => `src/${folder}/${ID}${ending}`))
/** Runs a checker in the copy; what it says, whether it is content or not. */
const say = (script: string, ...args: string[]) =>
  run(process.execPath, [script, ...args], { cwd: copy }).then(
    ({ stdout, stderr }) => stdout + stderr,
    (failed: { stdout: string; stderr: string }) => failed.stdout + failed.stderr,
  )

describe.each(Object.entries(kinds))('a new %s', (_, { folder, siblings }) => {
  test('has all its files and stands in the registry', () => {
    const missing = ['.ts', ...siblings].filter((ending) => !existsSync(join(copy, `src/${folder}/${ID}${ending}`)))
    expect(missing).toEqual([])
    expect(readFileSync(join(copy, `src/${folder}/registry.generated.ts`), 'utf8')).toContain(`from './${ID}'`)
  })
})

test('what is stamped is formatted', async () => {
  expect(await say(bin('biome', '@biomejs/biome'), 'format', ...stamped('.ts', '.fixture.ts'))).toMatch(
    /Checked 10 files .*No fixes applied/,
  )
})

test('what is stamped passes lint', async () => {
  const files = stamped('.ts', '.fixture.ts')
  expect(await say(bin('oxlint'), '--type-aware', ...files)).toMatch(/Found 0 warnings and 0 errors.*10 files/s)
})

test.each([
  ['pure', /codecs|rules|exporters/, '.ts'],
  ['page', /adapters|sources/, '.ts'],
  ['node', /./, '.fixture.ts'],
])('what is stamped passes tsconfig.%s.json', async (name, folders, ending) => {
  const config = {
    extends: `./tsconfig.${name}.json`,
    exclude: [],
    include: stamped(ending).filter((f) => folders.test(f)),
  }
  writeFileSync(join(copy, 'tsconfig.stamped.json'), JSON.stringify(config))
  const lines = (await say(bin('tsc', 'typescript'), '-p', 'tsconfig.stamped.json')).split('\n')
  expect(lines.filter((line) => line.includes(ID) || line.startsWith('error'))).toEqual([])
})

test('the pages of a new rule are published', () => {
  expect(readFileSync(join(copy, 'docs', 'rules', 'README.md'), 'utf8')).toContain(`[${ID}](${ID}.md)`)
})

test.each([
  [[], 'Usage: npm run new codec|rule|adapter|source|exporter <id>'],
  [['rule'], 'Usage: '],
  [['rule', 'a', 'b'], 'Usage: '],
  [['gadget', 'a'], 'There is no kind of plug-in called "gadget".'],
  [['toString', 'a'], 'There is no kind of plug-in called "toString".'],
  [['rule', '../a'], '"../a" cannot be an id'],
  [['rule', 'QuotaNear'], '"QuotaNear" cannot be an id'],
  [['rule', 'define-rule'], '"define-rule" cannot be an id'],
  [['codec', ID], `src/codecs/${ID}.ts exists already`],
])('npm run new %j', async (args, sentence) => {
  await expect(stamp(...args)).rejects.toMatchObject({ code: 1, stderr: expect.stringContaining(sentence) })
})
