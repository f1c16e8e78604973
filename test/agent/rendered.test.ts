import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { open, startBrowser, stopBrowser } from './site'

beforeAll(startBrowser)
afterAll(stopBrowser)

const old = [
  { id: 'a', qty: 1 },
  { id: 'b', qty: 1 },
]

/** What is told of a page in which `actions` are done, after all has settled. */
async function told(name: string, ...actions: string[]): Promise<unknown[]> {
  const site = await (await open('stale.tsx', { clock: true })).goto(`/?${name}`)
  await expect.poll(() => site.lines(/store-created/)).toHaveLength(1)
  await site.page.clock.runFor(2_000)
  for (const action of actions) {
    await site.act(action)
    await site.page.clock.runFor(6_000)
  }
  await expect.poll(() => site.lines(/store-changed/)).not.toEqual([])
  expect([site.errors, site.console]).toEqual([[], []])
  return (await site.events()).flatMap((event) => (event.type === 'rendered' ? [event.value] : []))
}

describe('a component that shows what the store held before', () => {
  test.each([
    ['memo', 'addOne', { path: ['count'], value: 10 }],
    ['unsubscribed', 'addOne', { path: ['items', 0], value: old[0] }],
    ['unsubscribed scalar', 'addOne', { path: ['count'], value: 10 }],
    ['closure', 'addOne', { path: ['items'], value: old }],
    ['in place', 'rename', { path: ['user', 'name'], value: 'Ada' }],
  ])('%s', async (name, action, shown) => {
    expect(await told(name, action)).toEqual([[expect.objectContaining(shown)]])
  })
})

test('a component that has caught up', async () => {
  expect(await told('unsubscribed', 'addOne', 'render')).toEqual([
    [expect.objectContaining({ path: ['items', 0] })],
    [],
  ])
})

test('what had components catch up, where it was no change of the store', async () => {
  const site = await (await open('stale.tsx', { clock: true })).goto('/?unsubscribed scalar')
  await expect.poll(() => site.lines(/store-created/)).toHaveLength(1)
  await site.act('addOne')
  await site.page.clock.runFor(6_000)
  await site.page.evaluate(() => dispatchEvent(new Event('resize')))
  await site.act('render')
  await site.page.clock.runFor(6_000)
  await expect
    .poll(() => site.lines(/^rendered/))
    .toEqual([expect.any(String), expect.stringMatching(/\[\] after resize$/)])
})

test('components that are as they should be', async () => {
  expect(await told('healthy', 'addOne')).toEqual([])
})
