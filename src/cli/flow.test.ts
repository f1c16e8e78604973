import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { loadFlow, playFlow } from './flow'

const folder = mkdtempSync(join(tmpdir(), 'driftscope-flow-'))
afterAll(() => rmSync(folder, { recursive: true }))

function write(name: string, text: string): string {
  const file = join(folder, name)
  writeFileSync(file, text)
  return file
}

/** A flow is handed what it asks for; these ask for nothing. */
const nothing = {} as Parameters<typeof playFlow>[2]

test('a flow is its module’s default export', async () => {
  const file = write('good.mjs', 'export default async ({ say }) => say("played")')
  const said: string[] = []
  const args = Object.assign({}, nothing, { say: (text: string) => said.push(text) })
  expect(await playFlow(await loadFlow(file), file, args)).toBeUndefined()
  expect(said).toEqual(['played'])
})

test('a flow that cannot be used is refused in one sentence', async () => {
  await expect(loadFlow(join(folder, 'none.mjs'))).rejects.toThrow(/^There is no flow .*none\.mjs\.$/)
  await expect(loadFlow(write('named.mjs', 'export const flow = 1'))).rejects.toThrow(
    'no function as its default export',
  )
  await expect(loadFlow(write('broken.mjs', 'export default = '))).rejects.toThrow('cannot be loaded')
})

test('what a flow throws is told with its line', async () => {
  const file = write('bad.mjs', 'export default () => {\n  throw new Error("no such button")\n}')
  const failure = await playFlow(await loadFlow(file), file, nothing)
  expect(failure?.message).toMatch(/^The flow bad\.mjs threw: no such button \(bad\.mjs:2:\d+\)\.$/)
})
