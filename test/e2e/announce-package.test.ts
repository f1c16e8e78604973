import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { bin, root } from '../../scripts/lib/run.mjs'

const app = mkdtempSync(join(tmpdir(), 'driftscope-announce-'))
const inApp = (...args: string[]): string => execFileSync(process.execPath, args, { cwd: app, encoding: 'utf8' })

beforeAll(() => {
  execFileSync('npm', ['pack', '--silent', '--pack-destination', app], { cwd: root, stdio: 'pipe' })
  const packed = readdirSync(app).find((name) => name.endsWith('.tgz')) ?? ''
  const installed = join(app, 'node_modules', 'driftscope')
  mkdirSync(installed, { recursive: true })
  execFileSync('tar', ['-xzf', packed, '-C', installed, '--strip-components=1'], { cwd: app })
  writeFileSync(join(app, 'package.json'), '{ "type": "module" }')
})
afterAll(() => rmSync(app, { recursive: true }))

test('a server that imports driftscope/announce goes on as without it', () => {
  const code = `import { register } from 'driftscope/announce'
    console.log(typeof register({ name: 'cart', getState: () => 1, subscribe: () => undefined }))`
  expect(inApp('--input-type=module', '--eval', code)).toBe('function\n')
})

test('its types hold an app to what is needed', () => {
  const start = `import { register } from 'driftscope/announce'
    const state = { items: ['tea'], open: false }
    const subscribe = (listener: () => void) => () => listener()\n`
  const problems = (code: string): string[] => {
    writeFileSync(join(app, 'app.ts'), start + code)
    const flags = ['--noEmit', '--strict', '--module', 'esnext', '--moduleResolution', 'bundler', '--lib', 'es2022,dom']
    try {
      inApp(bin('tsc', 'typescript'), ...flags, 'app.ts')
      return []
    } catch (error) {
      return (error as { stdout: string }).stdout.match(/TS\d+/g) ?? []
    }
  }
  const saved = 'key: "cart", area: "localStorage", partialize: ({ items }) => ({ items })'
  expect(problems(`register({ name: 'cart', getState: () => state, subscribe, ${saved} })`)).toEqual([])
  expect(problems(`register({ name: 'cart', subscribe })`)).toEqual(['TS2741'])
  expect(problems(`register({ name: 'cart', getState: () => state, subscribe, area: 'disk' })`)).toEqual(['TS2322'])
})
