import { afterAll, beforeAll, expect, test } from 'vitest'
import { decode } from '../../src/core/value/decode'
import { open, startBrowser, stopBrowser } from './site'

beforeAll(startBrowser)
afterAll(stopBrowser)

const OLD = { name: 'Ida', size: 16 }

/** Tries what becomes of what version 1 saved, and gives the answer with what the page holds afterwards. */
async function tried(kind: string, version?: number) {
  const site = await (await open('dry-run.ts', { zustand: '5.1.0' })).goto(`/?${kind}`)
  await expect.poll(() => site.lines(/applied/)).toHaveLength(1)
  const before = await Promise.all(['state', 'stored'].map((name) => site.act(name)))
  const [welcome] = await site.messages()
  const document = welcome?.document ?? ''
  await site.say({
    type: 'dry-run',
    document,
    call: 1,
    source: 'memory:profile',
    state: OLD,
    budget: 10_000,
    ...(version !== undefined && { version }),
  })
  const answer = async () => (await site.messages()).find((each) => each.type === 'result' && each.call === 1)
  await expect.poll(answer).toBeDefined()
  const result = await answer()
  expect(await Promise.all(['state', 'stored'].map((name) => site.act(name)))).toEqual(before)
  expect([site.console, site.errors, await site.lines(/backup|changed.*Ida/)]).toEqual([[], [], []])
  return { value: result?.type === 'result' ? decode(result.value) : undefined, calls: await site.act('calls') }
}

const writes = ['setItem backup', 'removeItem other']
const migrated = { name: 'Ida', settings: { size: 16 } }

test('a store’s own migrate and merge make of a saved state what they would, and nothing is applied or written', async () => {
  const { value, calls } = await tried('now', 1)
  expect(calls).toEqual(['migrate 1'])
  expect(value).toEqual({ migrated, merged: migrated, writes, waited: false })
})

test('a migration that has to be waited for', async () => {
  const { value } = await tried('later', 1)
  expect(value).toEqual({ migrated, merged: migrated, writes, waited: true })
})

test('one that throws, and none at all', async () => {
  expect((await tried('throws', 1)).value).toEqual({ failed: 'TypeError: nothing of the kind', writes, waited: false })
  const failed = 'Error: there is no migrate: what version 1 saved is left aside'
  expect((await tried('none', 1)).value).toEqual({ failed, writes: [], waited: false })
})

test('a merge that changes the state it is given changes a copy', async () => {
  const settings = { size: 16, dense: false }
  expect((await tried('deep', 1)).value).toMatchObject({ migrated, merged: { name: 'Ida', settings } })
})

test('redux-persist’s own migration and reconciler', async () => {
  const site = await (await open('redux-persist.ts')).goto(`/?kind=migrating`)
  await expect.poll(() => site.lines(/applied/)).toHaveLength(1)
  const before = await site.act('state')
  const [welcome] = await site.messages()
  await site.say({
    type: 'dry-run',
    document: welcome?.document ?? '',
    call: 1,
    source: 'memory:redux',
    state: { todos: { items: ['old'] } },
    version: 1,
    budget: 10_000,
  })
  const answer = async () => (await site.messages()).find((each) => each.type === 'result' && each.call === 1)
  await expect.poll(answer).toBeDefined()
  const result = await answer()
  const todos = { items: ['old', 'migrated'] }
  expect(result?.type === 'result' && decode(result.value)).toMatchObject({
    migrated: { todos },
    merged: { todos, draft: { text: '' } },
    writes: [],
    waited: true,
  })
  expect(await site.act('state')).toEqual(before)
})

test('what the same version saved is merged as it is', async () => {
  const { value, calls } = await tried('now')
  expect(calls).toEqual([])
  expect(value).toEqual({ merged: { ...OLD, settings: { size: 12, dense: false } }, writes: [], waited: false })
})
