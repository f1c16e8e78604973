import { afterAll, beforeAll, expect, test } from 'vitest'
import { open, type Site, startBrowser, stopBrowser } from './site'

beforeAll(startBrowser)
afterAll(stopBrowser)

const at = (kind: string): string => `/?kind=${encodeURIComponent(kind)}`
const packed = (members: object, version = -1): string =>
  JSON.stringify(
    Object.fromEntries(
      Object.entries({ ...members, _persist: { version, rehydrated: true } }).map(([key, value]) => [
        key,
        JSON.stringify(value),
      ]),
    ),
  )
const saved = (entries: Record<string, string>): string =>
  Object.entries(entries)
    .map(([key, text]) => `localStorage.setItem(${JSON.stringify(key)}, ${JSON.stringify(text)})`)
    .join(';')

/** The steps of the hydrations, without the states. */
const steps = async (site: Site): Promise<string[]> =>
  (await site.lines(/^persist-hydration/)).map((line) => line.split(' ').slice(2, 4).join(' '))
const memory = async (site: Site) => (await site.sources()).find(({ kind }) => kind === 'memory')

test('an action before the saved state was read', async () => {
  const before = saved({ 'persist:root': packed({ todos: { items: ['saved'] } }) })
  const site = await (await open('redux-persist.ts', { before })).goto(at('slow'))
  await site.act('add', 'early')
  await site.act('answer')
  await expect.poll(() => site.lines(/applied/)).toHaveLength(1)
  expect(await site.lines(/hydration|store-changed/)).toEqual([
    'persist-hydration memory:redux 1 started',
    'store-changed memory:redux _persist={"version":-1,"rehydrated":false} by persist/PERSIST',
    'store-changed memory:redux todos.items.length=2 todos.items[1]="early" by todos/added',
    'persist-hydration memory:redux 1 read {"todos":{"items":["saved"]}}',
    'persist-hydration memory:redux 1 merged {"todos":{"items":["saved"]},"draft":{"text":""},"_persist":{"version":-1,"rehydrated":true}}',
    'store-changed memory:redux todos.items.length=1 todos.items[0]="saved" _persist.rehydrated=true in hydration 1 by persist/REHYDRATE',
    'persist-hydration memory:redux 1 applied',
  ])
  expect(await memory(site)).toMatchObject({
    library: 'redux',
    persist: { name: 'persist:root', version: -1, hasMigrate: false, omits: [['draft'], ['_persist']] },
  })
})

test('a first visit: nothing to read', async () => {
  const site = await (await open('redux-persist.ts')).goto(at('reconciled'))
  await expect.poll(() => steps(site)).toEqual(['1 started', '1 read', '1 merged', '1 applied'])
  expect(await site.lines(/read$/)).toEqual(['persist-hydration memory:redux 1 read'])
})

test('a storage that answers too late', async () => {
  const before = saved({ 'persist:root': packed({ todos: { items: ['saved'] } }) })
  const site = await (await open('redux-persist.ts', { before })).goto(at('timeout'))
  await expect
    .poll(() => site.lines(/hydration/))
    .toEqual([
      'persist-hydration memory:redux 1 started',
      'persist-hydration memory:redux 1 failed Error: redux-persist: persist timed out for persist key "root"',
    ])
  await site.act('answer')
  await site.act('flush')
  expect(await steps(site)).toEqual(['1 started', '1 failed'])
})

test('an entry that is no JSON', async () => {
  const before = saved({ 'persist:root': '{"todos":"[' })
  const site = await (await open('redux-persist.ts', { before })).goto(at('plain'))
  await expect.poll(() => site.lines(/failed/)).toEqual([expect.stringMatching(/1 failed SyntaxError: /)])
})

test('a migration, and the app still has its own function', async () => {
  const before = saved({ 'persist:root': packed({ todos: { items: ['saved'] } }, 1) })
  const site = await (await open('redux-persist.ts', { before })).goto(at('migrating'))
  await expect
    .poll(() => site.lines(/hydration memory:redux 1 (read|migrated)/))
    .toEqual([
      'persist-hydration memory:redux 1 read {"todos":{"items":["saved"]}}',
      'persist-hydration memory:redux 1 migrated from version 1 {"todos":{"items":["saved","migrated"]}}',
    ])
  expect(await memory(site)).toMatchObject({ persist: { version: 2, hasMigrate: true } })
  expect(await site.act('config')).toEqual([['key', 'storage', 'blacklist', 'version', 'migrate'], true])
})

test('a migration that throws', async () => {
  const before = saved({ 'persist:root': packed({ todos: { items: ['saved'] } }, 1) })
  const site = await (await open('redux-persist.ts', { before })).goto(at('migrating in vain'))
  await expect.poll(() => steps(site)).toEqual(['1 started', '1 read', '1 failed'])
})

test('parts of a store that are persisted each by itself', async () => {
  const before = saved({ 'persist:todos': packed({ items: ['saved'] }) })
  const site = await (await open('redux-persist.ts', { before })).goto(at('nested'))
  await expect
    .poll(() => site.lines(/hydration.*read|in hydration/))
    .toEqual([
      'persist-hydration memory:redux 1 read {"todos":{"items":["saved"]}}',
      'store-changed memory:redux todos.items[0]="saved" todos._persist.rehydrated=true in hydration 1 by persist/REHYDRATE',
      'persist-hydration memory:redux 2 read',
      'store-changed memory:redux draft._persist.rehydrated=true in hydration 2 by persist/REHYDRATE',
    ])
  const source = await memory(site)
  expect(source?.persist).toBeUndefined()
  expect(source?.parts).toMatchObject([
    { name: 'persist:todos', mount: ['todos'], omits: [['_persist']] },
    { name: 'persist:draft', mount: ['draft'], omits: [['_persist']] },
  ])
})

test("the storage that redux-persist brings along is told from the app's own", async () => {
  const own = await (await open('redux-persist.ts')).goto(at('plain'))
  await expect.poll(async () => (await memory(own))?.persist).toMatchObject({ name: 'persist:root' })
  expect((await memory(own))?.persist?.webStorage).toBeUndefined()
  const theirs = await (await open('redux-persist.ts')).goto(at('web storage'))
  await expect.poll(async () => (await memory(theirs))?.persist).toMatchObject({ webStorage: true })
})

test('an app sees of its store what it sees without the agent, and the baits leave', async () => {
  const [site, alone] = [await open('redux-persist.ts'), await open('redux-persist.ts', { agent: false })]
  for (const each of [site, alone]) {
    await each.goto(at('plain'))
    await each.act('add', 'second')
    await each.act('flush')
    await expect.poll(() => each.page.evaluate(() => localStorage.getItem('persist:root'))).toContain('second')
  }
  for (const action of ['state', 'config']) expect(await site.act(action)).toEqual(await alone.act(action))
  expect([site.console, site.errors]).toEqual([[], []])
  await expect
    .poll(() => site.page.evaluate(() => ['stateReconciler' in {}, 'getStoredState' in {}]))
    .toEqual([false, false])
})
