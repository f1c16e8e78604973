import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { pageScript } from '../agent/build'
import { open, type Site, startBrowser, stopBrowser } from '../agent/site'

beforeAll(startBrowser)
afterAll(stopBrowser)

/** What react-refresh does: wraps the callbacks of the hook it finds. */
const REFRESH = `(() => {
  const seen = window.refresh = { renderers: 0, commits: 0 }
  const hook = window.__REACT_DEVTOOLS_GLOBAL_HOOK__
  const { inject, onCommitFiberRoot } = hook
  hook.inject = function () { seen.renderers++; return inject.apply(this, arguments) }
  hook.onCommitFiberRoot = function () { seen.commits++; return onCommitFiberRoot.apply(this, arguments) }
})()`

interface Scripts {
  before?: string
  after?: string
  agent?: boolean
}

/** Mounts three items, each in a commit of its own, and tells what the tools heard. */
async function use(scripts: Scripts): Promise<{ site: Site; devtools: unknown; refresh: unknown }> {
  const site = await (await open('list.tsx', scripts)).goto()
  for (const [index, name] of ['milk', 'bread', 'jam'].entries()) {
    await expect.poll(() => site.act('shown')).toHaveLength(index + 1)
    await site.act('add', name)
  }
  await expect.poll(() => site.act('shown')).toEqual(['tea', 'milk', 'bread', 'jam'])
  const heard = (name: string): Promise<unknown> =>
    site.page.evaluate((key) => Reflect.get(window, key) as unknown, name)
  const operations = async (): Promise<number> =>
    ((await heard('devtools')) as { operations: unknown[] }).operations.length
  await expect.poll(operations).toBeGreaterThanOrEqual(4)
  return { site, devtools: await heard('devtools'), refresh: await heard('refresh') }
}

const orders: Record<string, (devtools: string) => { scripts: Scripts; alone: string }> = {
  'React DevTools, Driftscope': (devtools) => ({ scripts: { before: devtools }, alone: devtools }),
  'Driftscope, React DevTools': (devtools) => ({ scripts: { after: devtools }, alone: devtools }),
  'React DevTools, Driftscope, react-refresh': (devtools) => ({
    scripts: { before: devtools, after: REFRESH },
    alone: `${devtools};${REFRESH}`,
  }),
  'Driftscope, React DevTools, react-refresh': (devtools) => ({
    scripts: { after: `${devtools};${REFRESH}` },
    alone: `${devtools};${REFRESH}`,
  }),
}

describe.each(Object.entries(orders))('%s', (_, order) => {
  test('each hears of every commit, and React DevTools of the very same tree', async () => {
    const { scripts, alone } = order(await pageScript('react-devtools.ts'))
    const watched = await use(scripts)
    const without = await use({ after: alone, agent: false })
    expect(watched.devtools).toEqual(without.devtools)
    expect(watched.refresh).toEqual(without.refresh)
    await expect
      .poll(() => watched.site.lines(/store-/))
      .toEqual([
        expect.stringContaining('store-created memory:'),
        ...[1, 2, 3].map((index) => expect.stringContaining(`items[${index}]=`)),
      ])
    expect([watched.site.errors, watched.site.console]).toEqual([without.site.errors, without.site.console])
  })
})
