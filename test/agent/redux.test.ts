import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { some } from '../support/smoke'
import { open, startBrowser, stopBrowser } from './site'

beforeAll(startBrowser)
afterAll(stopBrowser)

const store = /store-/
const KINDS = some([
  'rtk',
  'redux 5',
  'redux 5 composed',
  'redux 5 composed with options',
  'redux 4 with the extension',
])
const at = (kind: string): string => `/?kind=${encodeURIComponent(kind)}`

describe.each(KINDS)('%s', (kind) => {
  test('the store from its creation on, each change with its action', async () => {
    const site = await (await open('redux.tsx')).goto(at(kind))
    await site.act('add', 'milk')
    const lines = [
      'store-created memory:redux {"todos":{"items":["tea"]}}',
      'store-changed memory:redux todos.items.length=2 todos.items[1]="milk" by todos/added',
    ]
    await expect.poll(() => site.lines(store)).toEqual(lines)
    const change = (await site.events()).find(({ type }) => type === 'store-changed')
    expect(change?.writer?.stack.join()).toContain('app.js')
    await site.page.reload()
    await site.act('add', 'milk')
    await expect.poll(() => site.lines(store)).toEqual(lines)
  })

  test('an app sees of its store what it sees without the agent', async () => {
    const [site, alone] = [await open('redux.tsx'), await open('redux.tsx', { agent: false })]
    for (const each of [site, alone]) await each.goto(at(kind))
    expect(await site.act('look')).toEqual(await alone.act('look'))
    expect([site.console, site.errors]).toEqual([[], []])
  })
})

test('a store is called what its app calls it', async () => {
  const site = await (await open('redux.tsx')).goto(at('named'))
  await expect.poll(() => site.lines(store)).toEqual(['store-created memory:shop {"todos":{"items":["tea"]}}'])
  expect((await site.sources()).find(({ kind }) => kind === 'memory')).toMatchObject({
    label: 'shop',
    library: 'redux',
  })
})

test('a store that has nothing to do with DevTools is found through React', async () => {
  const site = await (await open('redux.tsx')).goto(at('hidden'))
  await expect.poll(() => site.lines(store)).toEqual(['store-created memory:redux {"todos":{"items":["tea"]}}'])
  await site.page.getByRole('button').click()
  await expect
    .poll(() => site.lines(store))
    .toContain('store-changed memory:redux todos.items.length=2 todos.items[1]="clicked"')
})

/** What Redux DevTools puts there: it hears of stores through its enhancer, of others through `connect`. */
const DEVTOOLS = `(() => {
  const seen = window.seen = { stores: 0, actions: [], connections: 0, opened: 0 }
  const extension = () => (createStore) => (...args) => {
    seen.stores++
    const store = createStore(...args)
    return { ...store, dispatch(action) { seen.actions.push(action.type); return store.dispatch(action) } }
  }
  window.__REDUX_DEVTOOLS_EXTENSION__ = extension
  window.__REDUX_DEVTOOLS_EXTENSION__.connect = () =>
    (seen.connections++, { init() {}, send({ type }) { seen.actions.push(type) }, subscribe: () => () => {} })
  window.__REDUX_DEVTOOLS_EXTENSION__.open = () => seen.opened++
  const compose = (...all) => all.reduce((outer, inner) => (...args) => outer(inner(...args)))
  window.__REDUX_DEVTOOLS_EXTENSION_COMPOSE__ = (...all) => all.length === 0 ? extension()
    : typeof all[0] === 'object' ? (...rest) => compose(...rest, extension(all[0])) : compose(...all, extension())
  window.real = extension
})()`

describe.each([
  ['before', { before: DEVTOOLS }],
  ['after', { after: DEVTOOLS }],
])('Redux DevTools there %s the agent', (_, scripts) => {
  test.each(KINDS)('%s: both hear every action', async (kind) => {
    const site = await (await open('redux.tsx', scripts)).goto(at(kind))
    await site.act('add', 'milk')
    await expect.poll(() => site.lines(/by todos\/added/)).toHaveLength(1)
    const seen = await site.page.evaluate(() => Reflect.get(window, 'seen') as unknown)
    expect(seen).toMatchObject({ stores: 1, actions: ['todos/added'] })
    expect(site.errors).toEqual([])
  })

  test('others connect to it as ever, and it comes back when ours leaves', async () => {
    const site = await (await open('redux.tsx', { ...scripts, clock: true })).goto(at('zustand'))
    await site.act('act')
    expect(await site.page.evaluate(() => Reflect.get(window, 'seen') as unknown)).toMatchObject({
      connections: 1,
      actions: ['counted'],
    })
    const isReal = (): Promise<boolean> =>
      site.page.evaluate(() => Reflect.get(window, '__REDUX_DEVTOOLS_EXTENSION__') === Reflect.get(window, 'real'))
    expect(await isReal()).toBe(false)
    await site.page.clock.runFor(12_000)
    await expect.poll(isReal).toBe(true)
  })
})

test("zustand's devtools middleware works as without a tool", async () => {
  const site = await (await open('redux.tsx')).goto(at('zustand'))
  const [state, members] = (await site.act('act')) as [unknown, string[]]
  expect(state).toEqual({ n: 1 })
  expect(members).toEqual(expect.arrayContaining(['getState', 'setState', 'subscribe']))
  await expect
    .poll(() => site.lines(/store-/))
    .toEqual([
      expect.stringMatching(/^store-created memory:\S+ {"n":0}$/),
      expect.stringMatching(/^store-changed memory:\S+ n=1/),
    ])
  expect([site.console, site.errors]).toEqual([[], []])
})

test('a page that wants no DevTools has none', async () => {
  const after = `window.__REDUX_DEVTOOLS_EXTENSION__ = window.__REDUX_DEVTOOLS_EXTENSION_COMPOSE__ = undefined`
  const site = await (await open('redux.tsx', { after })).goto(at('redux 5'))
  await site.act('add', 'milk')
  const globals = await site.page.evaluate(() => [
    Reflect.get(window, '__REDUX_DEVTOOLS_EXTENSION__') as unknown,
    Reflect.get(window, '__REDUX_DEVTOOLS_EXTENSION_COMPOSE__') as unknown,
  ])
  expect(globals).toEqual([undefined, undefined])
  expect(site.errors).toEqual([])
})

test('the globals leave once a store was found, or after a while', async () => {
  const used = await (await open('redux.tsx')).goto(at('redux 5'))
  await expect.poll(() => used.act('tools')).toEqual([false, true])
  const unused = await (await open('redux.tsx', { clock: true })).goto(at('hidden'))
  expect(await unused.act('tools')).toEqual([true, true])
  await unused.page.clock.runFor(12_000)
  await expect.poll(() => unused.act('tools')).toEqual([false, false])
})
