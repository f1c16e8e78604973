import { afterAll, beforeAll, expect, test } from 'vitest'
import { open, type Site, startBrowser, stopBrowser } from './site'

beforeAll(startBrowser)
afterAll(stopBrowser)

const store = /store-/
const problems = async (site: Site): Promise<(string | undefined)[]> =>
  (await site.messages())
    .flatMap((message) => (message.type === 'status' ? message.techniques : []))
    .filter(({ plugin, state }) => plugin === 'announced' && state === 'failed')
    .map(({ detail }) => detail)

test('an announced store is followed, once, until it is taken back; announced again it has its name', async () => {
  const site = await (await open('announce.ts')).goto()
  await site.act('again')
  await site.act('addMilk')
  const lines = [
    'store-created memory:cart {"items":["tea"],"open":false}',
    'store-changed memory:cart items.length=2 items[1]="milk" open=true',
  ]
  await expect.poll(() => site.lines(store)).toEqual(lines)
  const change = (await site.events()).find(({ type }) => type === 'store-changed')
  expect(change?.writer?.stack.join()).toContain('app.js')
  expect((await site.sources()).find(({ kind }) => kind === 'memory')).toMatchObject({
    label: 'cart',
    library: 'announced',
    persist: { name: 'cart', version: 2, hasMigrate: false, omits: [['open']] },
  })
  await site.act('withdraw')
  expect(await site.act('listeners')).toBe(0)
  await expect.poll(() => site.lines(store)).toEqual([...lines, 'store-gone memory:cart'])
  await site.act('again')
  const created = 'store-created memory:cart {"items":["tea","milk"],"open":true}'
  await expect.poll(() => site.lines(store)).toEqual([...lines, 'store-gone memory:cart', created])
  expect([site.console, site.errors]).toEqual([[], []])
})

test('without the agent nothing happens', async () => {
  const site = await (await open('announce.ts', { agent: false })).goto()
  await site.act('addMilk')
  expect(await site.act('listeners')).toBe(0)
  expect([site.console, site.errors]).toEqual([[], []])
})

test('of a library that has a store for each of many components the first ones are followed, and the panel says so', async () => {
  const site = await (await open('announce.ts')).goto()
  await site.act('many', 250)
  await expect.poll(() => problems(site)).toContain('there are more than 200: only the first ones are followed')
  const stores = (await site.sources()).filter(({ kind }) => kind === 'memory').map(({ label }) => label)
  expect([stores.length, stores.at(0), stores.at(-1)]).toEqual([200, 'cart', 'cart 199'])
  await site.act('addMilk')
  expect([site.console, site.errors]).toEqual([[], []])
})

test('what is wrong with an announcement is told in the panel, with the remedy', async () => {
  const site = await (await open('announce.ts')).goto()
  await site.act('wrong', { name: 'basket', area: 'disk' })
  await expect
    .poll(() => problems(site))
    .toContain(
      'register({ name: "basket" }) needs the functions getState and subscribe: see AnnouncedStore in driftscope/announce.',
    )
  expect([site.console, site.errors]).toEqual([[], []])
})
