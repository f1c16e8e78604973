import { execFile } from 'node:child_process'
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
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
/** Runs a checker in the copy; what it says, whether it is content or not. */
const say = (script: string, ...args: string[]) =>
  run(process.execPath, [script, ...args], { cwd: copy }).then(
    ({ stdout, stderr }) => stdout + stderr,
    (failed: { stdout: string; stderr: string }) => failed.stdout + failed.stderr,
  )

describe.each(Object.entries(kinds))('a new %s', (_, { folder, siblings }) => {
  const stem = `src/${folder}/${ID}`

  test('has all its files and stands in the registry', () => {
    expect(['.ts', ...siblings].filter((ending) => !existsSync(join(copy, stem + ending)))).toEqual([])
    expect(readFileSync(join(copy, `src/${folder}/registry.generated.ts`), 'utf8')).toContain(`from './${ID}'`)
  })

  test('is formatted', async () => {
    const files = ['.ts', ...siblings].filter((ending) => ending.endsWith('.ts')).map((ending) => stem + ending)
    expect(await say(bin('biome', '@biomejs/biome'), 'format', ...files)).not.toMatch(/error|Cannot/)
  })

  test('passes lint', async () => {
    expect(await say(bin('oxlint'), '--type-aware', `src/${folder}`)).not.toContain(ID)
  })
})

test.each(['pure', 'page', 'node'])('what is stamped passes tsconfig.%s.json', async (name) => {
  expect(await say(bin('tsc', 'typescript'), '-p', `tsconfig.${name}.json`)).not.toContain(ID)
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
