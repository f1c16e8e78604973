import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { pageScript } from '../agent/build'
import { open, type Site, startBrowser, stopBrowser } from '../agent/site'
import { some } from '../support/smoke'

beforeAll(startBrowser)
afterAll(stopBrowser)

const at = (kind: string): string => `/?kind=${encodeURIComponent(kind)}`
const KINDS = some([
  'rtk',
  'redux 5',
  'redux 5 composed',
  'redux 5 composed with options',
  'redux 4 with the extension',
])

/** Something of the stand-in's, see test/fixtures/agent/redux-devtools.ts. */
const tool = (site: Site, name: string, ...args: unknown[]): Promise<unknown> =>
  site.page.evaluate(
    ([key, values]) =>
      (Reflect.get(window, 'tool') as Record<string, (...args: unknown[]) => unknown>)[key]?.(...values),
    [name, args] as [string, unknown[]],
  )

describe.each(['before', 'after'])('Redux DevTools there %s Driftscope', (order) => {
  test.each(KINDS)('%s: both hear every action, and of going back in time', async (kind) => {
    const devtools = await pageScript('redux-devtools.ts')
    const site = await (await open('redux.tsx', { [order]: devtools })).goto(at(kind))
    await site.act('add', 'milk')
    await site.act('add', 'jam')
    expect(await tool(site, 'actions')).toEqual([['@@INIT', 'todos/added', 'todos/added']])
    await expect.poll(() => site.lines(/by todos\/added/)).toHaveLength(2)
    await tool(site, 'jump', 1)
    expect(await site.act('state')).toEqual({ todos: { items: ['tea', 'milk'] } })
    await expect
      .poll(() => site.lines(/store-/))
      .toEqual([
        'store-created memory:redux {"todos":{"items":["tea"]}}',
        'store-changed memory:redux todos.items.length=2 todos.items[1]="milk" by todos/added',
        'store-changed memory:redux todos.items.length=3 todos.items[2]="jam" by todos/added',
        expect.stringMatching(/^store-changed memory:redux todos\.items\.length=2/),
      ])
    expect([site.errors, site.console]).toEqual([[], []])
  })

  test.each(KINDS)('%s: the app sees of its store what it sees without Driftscope', async (kind) => {
    const devtools = await pageScript('redux-devtools.ts')
    const site = await (await open('redux.tsx', { [order]: devtools })).goto(at(kind))
    const alone = await (await open('redux.tsx', { after: devtools, agent: false })).goto(at(kind))
    expect(await site.act('look')).toEqual(await alone.act('look'))
    expect(await tool(site, 'actions')).toEqual(await tool(alone, 'actions'))
    expect([site.errors, site.console]).toEqual([alone.errors, alone.console])
  })

  test('a library that connects to it is heard by both', async () => {
    const devtools = await pageScript('redux-devtools.ts')
    const site = await (await open('redux.tsx', { [order]: devtools })).goto(at('zustand'))
    await site.act('act')
    expect(await tool(site, 'messages')).toEqual(['init', 'counted'])
    await expect.poll(() => site.lines(/store-changed/)).toEqual([expect.stringContaining('n=1')])
  })
})
