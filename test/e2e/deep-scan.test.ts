import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readSession } from '../../src/cli/session-file'
import { pageScript } from '../agent/build'
import { driftscope } from '../support/command-line'
import { type Site, serveSite } from '../support/site'

const folder = mkdtempSync(join(tmpdir(), 'driftscope-deep-scan-'))
let site: Site

beforeAll(async () => {
  const script = await pageScript('unreachable.ts')
  site = await serveSite({ '/': `<!doctype html><title>t</title><script>${script}</script>` })
})
afterAll(async () => {
  await site.close()
  rmSync(folder, { recursive: true })
})

/** The libraries of the stores in memory that a recording found, and what they hold at the end. */
async function stores(...flags: string[]): Promise<string[]> {
  const out = join(folder, 'unreachable.session.json')
  const ended = await driftscope('record', `${site.origin()}/`, '--out', out, ...flags)
  expect(ended).toMatchObject({ code: 0, stderr: '' })
  expect(ended.stdout.includes('2 objects look like a store.')).toBe(flags.includes('--deep-scan'))
  const { sources } = readSession(out)
  return sources.flatMap(({ kind, library }) => (kind === 'memory' ? [library ?? ''] : [])).toSorted()
}

test('a deep scan finds what nothing in the page leads to, and only when asked', async () => {
  expect(await stores()).toEqual([])
  expect(await stores('--deep-scan')).toEqual(['redux', 'zustand'])
})
