import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { SourceFixture } from '../../src/sources/define-source'
import { open, SECURE, startBrowser, stopBrowser } from './site'

/** Of the adapters only what stands in acts/: what else they can do, the support matrix shows with real apps. */
const fixtures = import.meta.glob<{ fixture: SourceFixture }>(['../../src/sources/*.fixture.ts', './acts/*.ts'], {
  eager: true,
})

beforeAll(startBrowser)
afterAll(stopBrowser)

describe.each(Object.entries(fixtures))('%s', (path, { fixture }) => {
  const kinds = new RegExp(`^(${[...new Set(fixture.lines.map((line) => line.split(' ')[0]))].join('|')}) `)

  test('the agent sees what the page does', async () => {
    const site = await (await open(path.replace('../../', '').replace('./', 'test/agent/'))).goto(
      fixture.secure && SECURE,
    )
    await site.act('act')
    await expect.poll(() => site.lines(kinds)).toEqual(fixture.lines)
    expect([site.console, site.errors]).toEqual([[], []])
  })
})
