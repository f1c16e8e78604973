import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { open, startBrowser, stopBrowser } from './site'

beforeAll(startBrowser)
afterAll(stopBrowser)

const api = { '/api/news': [{ id: 1, title: 'It rains' }] }

describe.each(['18', '19'] as const)('states of components, React %s', (react) => {
  test('one that is kept in an entry begins, changes and ends with its component', async () => {
    const site = await (await open('hook-states.tsx', { react })).goto()
    const store = (): Promise<string[]> => site.lines(/^store-\S+ memory:prefs/)
    await expect.poll(store).toEqual(['store-created memory:prefs {"theme":"light","size":1}'])
    await site.act('grow')
    await expect.poll(store).toHaveLength(2)
    await site.act('toggle')
    await expect.poll(store).toHaveLength(3)
    await site.act('toggle')
    await expect
      .poll(store)
      .toEqual([
        'store-created memory:prefs {"theme":"light","size":1}',
        'store-changed memory:prefs size=2',
        'store-gone memory:prefs',
        'store-created memory:prefs {"theme":"light","size":2}',
      ])
    const [change] = (await site.events()).filter(({ type }) => type === 'store-changed')
    expect(change?.writer?.stack.join()).toMatch(/app\.js/)
    expect([site.errors, site.console]).toEqual([[], []])
  })

  test('what came with a response is one, what each of many rows has for itself is none', async () => {
    const site = await (await open('hook-states.tsx', { react, api })).goto()
    await expect.poll(() => site.lines(/^store-created memory:prefs/)).toHaveLength(1)
    await site.act('load')
    await expect
      .poll(async () => (await site.sources()).filter(({ kind }) => kind === 'memory').map(({ id }) => id), {
        timeout: 5_000,
      })
      .toEqual(['memory:prefs', expect.stringMatching(/^memory:state 2 at /)])
  })
})
