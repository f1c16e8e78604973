import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runInNewContext } from 'node:vm'
import { build as esbuild } from 'esbuild'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { build as vite } from 'vite'
import { parseStack } from '../../core/timeline/stack'
import type { Frame } from '../../core/diagnosis'
import { mapAddress } from './map-address'
import type { Original } from '../store/originals-slice'
import { traceFrames } from './trace'

const SCRIPT = 'http://localhost:3000/assets/index.js'

/** An app of two files whose stack is taken where it saves. */
const FILES = {
  'cart.ts': `let items: { sku: string }[] = []

export function addItem(sku: string): void {
  items = [...items, { sku }]
  rememberAll()
}

const rememberAll = (): void => {
  ;(globalThis as unknown as { stack: string[] }).stack = (new Error('here').stack ?? '').split('\\n').slice(1)
}
`,
  'main.ts': `import { addItem } from './cart'

class Shop {
  fill(): void {
    addItem('sku-1')
    addItem('sku-2')
  }
}

function start(): void {
  new Shop().fill()
}

start()
`,
}

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'driftscope-maps-'))
  for (const [name, text] of Object.entries(FILES)) writeFileSync(join(folder, name), text)
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Runs a script, and gives the frames of the stack it took. */
function framesOf(script: string): Frame[] {
  const page: { stack?: string[] } = {}
  runInNewContext(script, page, { filename: SCRIPT })
  return parseStack(page.stack ?? []).filter(({ url }) => url === SCRIPT)
}

const told = (originals: readonly (Original | undefined)[]): string[] =>
  originals.map((each) => (each ? `${each.fn ?? '?'} ${each.url.split('/').at(-1)}:${each.line}` : 'unknown'))

const EXPECTED = ['rememberAll cart.ts:9', 'addItem cart.ts:5', 'fill main.ts:6', 'start main.ts:11']

async function bundled(sourcemap: 'inline' | 'external', minify: boolean): Promise<{ script: string; map: string }> {
  const { outputFiles } = await esbuild({
    entryPoints: [join(folder, 'main.ts')],
    outdir: join(folder, 'out'),
    bundle: true,
    write: false,
    minify,
    sourcemap: sourcemap === 'inline' ? 'inline' : 'linked',
    format: 'iife',
  })
  const text = (name: string): string => outputFiles.find(({ path }) => path.endsWith(name))?.text ?? ''
  return { script: text('.js'), map: text('.map') }
}

describe('originals of frames', () => {
  it('of a bundle of esbuild, minified, with its map in the script', async () => {
    const { script } = await bundled('inline', true)
    const address = mapAddress(script, SCRIPT)
    if (address.kind !== 'inline') throw new Error(address.kind)
    const frames = framesOf(script)
    expect(frames[0]?.fn).not.toBe('rememberAll')
    const originals = traceFrames({ script, map: address.text, mapUrl: SCRIPT, frames })
    expect(told(originals).slice(0, 4)).toEqual(EXPECTED)
  })

  it('of a production build of vite, with its map beside the script', async () => {
    await vite({
      root: folder,
      configFile: false,
      logLevel: 'error',
      build: { outDir: 'dist', sourcemap: true, rolldownOptions: { input: join(folder, 'main.ts') } },
    })
    const assets = join(folder, 'dist/assets')
    const name = readdirSync(assets).find((file) => file.endsWith('.js')) ?? ''
    const script = readFileSync(join(assets, name), 'utf8')
    const address = mapAddress(script, SCRIPT)
    expect(address).toEqual({ kind: 'external', url: `http://localhost:3000/assets/${name}.map` })
    const map = readFileSync(join(assets, `${name}.map`), 'utf8')
    const frames = framesOf(script)
    const originals = traceFrames({ script, map, mapUrl: SCRIPT, frames })
    expect(told(originals).slice(0, 4)).toEqual(EXPECTED)
  })

  it('of a map of sections, and of sources that have no address', async () => {
    const { script, map } = await bundled('external', true)
    const webpack = { ...JSON.parse(map), sources: ['webpack:///./src/cart.ts', 'webpack:///./src/main.ts'] }
    const lines = '// a runtime that the bundler put before it\n'
    const sections = { version: 3, sections: [{ offset: { line: 1, column: 0 }, map: webpack }] }
    const frames = framesOf(lines + script)
    const originals = traceFrames({
      script: lines + script,
      map: `)]}'\n${JSON.stringify(sections)}`,
      mapUrl: SCRIPT,
      frames,
    })
    expect(told(originals).slice(0, 4)).toEqual(EXPECTED)
    expect(originals[0]?.url).toBe('webpack:///src/cart.ts')
  })

  it('of a place that the map does not know is none', async () => {
    const { script, map } = await bundled('external', false)
    const frames = [{ fn: '', url: SCRIPT, line: 9_999, column: 1 }]
    expect(traceFrames({ script, map, mapUrl: SCRIPT, frames })).toEqual([undefined])
  })

  it('have no name where a script has too little to tell it by, and much else', () => {
    const map = JSON.stringify({ version: 3, sources: ['a.ts'], names: [], mappings: 'AAAA' })
    const frames = [{ fn: 'a', url: SCRIPT, line: 1, column: 200_000 }]
    const script = `function${' '.repeat(200_000)}`
    expect(traceFrames({ script, map, mapUrl: SCRIPT, frames })).toMatchObject([{ line: 1, column: 1 }])
  })

  it('of what is no map are refused with the reason', () => {
    const refused = (map: string): string => {
      try {
        traceFrames({ script: '', map, mapUrl: SCRIPT, frames: [{ fn: '', url: SCRIPT, line: 1, column: 1 }] })
        return 'taken'
      } catch (error) {
        return error instanceof Error ? error.message : ''
      }
    }
    expect(['<!doctype html>', '[]', '7', '{"version":3}', '{"sections":[{}]}'].map(refused)).toEqual([
      'it is not JSON',
      'it has neither mappings nor sections',
      'it is no object',
      'it has neither mappings nor sections',
      'its mappings cannot be read',
    ])
  })
})
