import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { agentScript } from './build'
import { open, startBrowser, stopBrowser } from './site'

beforeAll(startBrowser)
afterAll(stopBrowser)

/** What pages do to their own surroundings before an app starts. */
const pages: Record<string, string> = {
  'as it is': '',
  'setters on Object.prototype': `for (const key of ['state', 'type', 'source', 'steps', 'seq', 'next', 'writer'])
    Object.defineProperty(Object.prototype, key, { configurable: true, get() {}, set(value) {
      Object.defineProperty(this, key, { value, writable: true, enumerable: true, configurable: true }) } })`,
  'toJSON on every prototype': `Array.prototype.toJSON = () => 'array'; Object.prototype.toJSON = () => 'object';
    for (const owner of [Array.prototype, Object.prototype]) Object.defineProperty(owner, 'toJSON', { enumerable: false })`,
  'an Error.prepareStackTrace': `window.prepared = 0; Error.prepareStackTrace = () => { window.prepared++; throw new Error('prepared') }`,
  'frozen intrinsics': `for (const each of [Error, Promise, Map.prototype, WeakMap.prototype, Reflect, JSON]) Object.freeze(each)`,
  'broken collections': `for (const owner of [Map, WeakMap, Set, WeakSet]) for (const name of ['get', 'has', 'set', 'add'])
    if (owner !== Set && owner !== Map && owner.prototype[name]) owner.prototype[name] = () => { throw new Error(name) }`,
  'no idle callbacks, timers or clocks': `for (const name of ['requestIdleCallback', 'setTimeout', 'queueMicrotask', 'MessageChannel'])
    window[name] = () => { throw new Error(name) }; performance.now = Date.now = () => { throw new Error('now') }`,
}

describe.each(Object.entries(pages))('a page with %s', (_, after) => {
  test('works as without the agent, and hears nothing of it', async () => {
    const [site, alone] = [await open('hostile.ts', { after }), await open('hostile.ts', { after, agent: false })]
    await site.goto()
    await alone.goto()
    expect(await site.act('work')).toEqual(await alone.act('work'))
    await expect.poll(() => site.messages()).not.toEqual([])
    expect([site.errors, site.console]).toEqual([[], []])
  })
})

test.each(['toJSON on every prototype', 'setters on Object.prototype', 'an Error.prepareStackTrace'])(
  'the picture is whole in spite of %s',
  async (page) => {
    const site = await (await open('persist.ts', { after: pages[page] ?? '' })).goto()
    await site.act('inc')
    await expect
      .poll(() => site.lines(/store-/))
      .toEqual([
        'store-created memory:counter {"n":0,"draft":""}',
        'store-changed memory:counter in hydration 1',
        'store-changed memory:counter n=1 by inc',
      ])
    expect(await site.page.evaluate(() => Reflect.get(window, 'prepared') as unknown)).toBe(
      page.startsWith('an Error') ? 0 : undefined,
    )
  },
)

test('nothing of the agent shows in the surroundings', async () => {
  const [site, alone] = [await open('hostile.ts'), await open('hostile.ts', { agent: false })]
  await site.goto()
  await alone.goto()
  expect(await site.act('surroundings')).toEqual(await alone.act('surroundings'))
  expect(await site.act('keys')).toEqual(await alone.act('keys'))
})

test('baits are gone once their library was found', async () => {
  const site = await (await open('persist.ts')).goto()
  await expect.poll(() => site.page.evaluate(() => 'persist' in {})).toBe(false)
})

test('a page that never had the library is not baited for ever', async () => {
  const site = await (await open('storage.ts', { clock: true })).goto()
  expect(await site.page.evaluate(() => 'persist' in {})).toBe(true)
  await site.page.clock.runFor(12_000)
  await expect.poll(() => site.page.evaluate(() => 'persist' in {})).toBe(false)
})

test('two injections are one agent, and the page cannot ask for it', async () => {
  const again = await agentScript()
  const site = await (await open('persist.ts', { after: again })).goto()
  await site.act('inc')
  await expect.poll(() => site.lines(/by inc/)).toHaveLength(2)
  expect(await site.lines(/document-started/)).toHaveLength(1)
  const answered = await site.page.evaluate(
    () => !window.dispatchEvent(new Event('driftscope:claim', { cancelable: true })),
  )
  expect(answered).toBe(false)
})
