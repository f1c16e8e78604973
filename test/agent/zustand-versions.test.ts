import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { open, type Site, startBrowser, stopBrowser } from './site'

beforeAll(startBrowser)
afterAll(stopBrowser)

const stored = (text: string): string =>
  `if (!localStorage.length) localStorage.setItem('notes', ${JSON.stringify(text)})`
const OLD = stored('{"state":{"notes":["old"]},"version":1}')
const hydration = (site: Site): Promise<string[]> => site.lines(/persist-hydration/)
const migrated = (word: string): string[] => [
  'persist-hydration memory:notes 1 started',
  'persist-hydration memory:notes 1 read {"notes":["old"]}',
  `persist-hydration memory:notes 1 migrated from version 1 {"notes":["old","${word}"]}`,
  `persist-hydration memory:notes 1 merged {"notes":["old","${word}"]}`,
  'persist-hydration memory:notes 1 applied',
]

describe.each(['4.5.4', '4.5.7', '5.1.0'])('zustand %s', (zustand) => {
  const visit = async (kind: string, before = OLD): Promise<Site> =>
    (await open('versions.ts', { zustand, before })).goto(`/?${kind}`)

  test('a version that nobody migrates', async () => {
    const site = await visit('none')
    await expect
      .poll(() => hydration(site))
      .toEqual([
        'persist-hydration memory:notes 1 started',
        'persist-hydration memory:notes 1 read',
        'persist-hydration memory:notes 1 merged {"notes":[]}',
        'persist-hydration memory:notes 1 applied',
      ])
    const [store] = (await site.sources()).filter(({ kind }) => kind === 'memory')
    expect(store?.persist).toEqual({ name: 'notes', version: 2, hasMigrate: false, omits: [] })
  })

  test('migrate', async () => {
    const site = await visit('sync')
    await expect.poll(() => hydration(site)).toEqual(migrated('migrated'))
    expect(await site.act('options')).toMatchObject({ migrate: true, has: false, stable: true, merge: true })
  })

  test('migrate takes its time', async () => {
    const site = await visit('async')
    // 4.5.5 to 4.5.7 don't wait for it: the app goes on with its first state.
    const notAwaited = [
      'persist-hydration memory:notes 1 started',
      'persist-hydration memory:notes 1 read {"notes":["old"]}',
      'persist-hydration memory:notes 1 merged {"notes":[]}',
      'persist-hydration memory:notes 1 applied',
      'persist-hydration memory:notes 1 migrated from version 1 {"notes":["old","migrated later"]}',
    ]
    const expected = zustand === '4.5.7' ? notAwaited : migrated('migrated later')
    await expect.poll(() => hydration(site)).toEqual(expected)
  })

  test('migrate throws', async () => {
    const site = await visit('throwing')
    await expect
      .poll(() => hydration(site))
      .toEqual([
        'persist-hydration memory:notes 1 started',
        'persist-hydration memory:notes 1 read {"notes":["old"]}',
        'persist-hydration memory:notes 1 failed TypeError: no notes of that version',
      ])
    expect(await site.act('hydrated')).toBe(false)
  })

  test('the entry is no JSON', async () => {
    const site = await visit('none', stored('{"state":'))
    await expect
      .poll(() => hydration(site))
      .toEqual([
        'persist-hydration memory:notes 1 started',
        expect.stringMatching(/^persist-hydration memory:notes 1 failed SyntaxError: /),
      ])
  })

  test('onRehydrateStorage of the app', async () => {
    const site = await visit('listening', stored('{"state":{"notes":["new"]},"version":2}'))
    await expect.poll(() => hydration(site)).toHaveLength(4)
    expect(await site.act('heard')).toEqual(['begins with 0', 'ends with 1 undefined'])
    expect(await site.act('options')).toMatchObject({ has: true })
  })

  test('skipHydration, then rehydrate twice', async () => {
    const site = await visit('skip', stored('{"state":{"notes":["new"]},"version":2}'))
    await expect.poll(() => site.lines(/store-created/)).toHaveLength(1)
    expect(await hydration(site)).toEqual([])
    await site.act('rehydrate')
    await site.act('rehydrate')
    await expect
      .poll(() => hydration(site))
      .toEqual(
        [1, 2].flatMap((n) => [
          `persist-hydration memory:notes ${n} started`,
          `persist-hydration memory:notes ${n} read {"notes":["new"]}`,
          `persist-hydration memory:notes ${n} merged {"notes":["new"]}`,
          `persist-hydration memory:notes ${n} applied`,
        ]),
      )
  })

  test('two hydrations at once, the older one answered last', async () => {
    const site = await (await open('slow-storage.ts', { zustand })).goto()
    await site.act('rehydrate')
    await site.act('rehydrate')
    await site.act('answer', 1, 2)
    await expect.poll(() => site.lines(/2 applied/)).toHaveLength(1)
    await site.act('answer', 0, 1)
    // Later versions give the older one up.
    const isStale = zustand !== '5.1.0'
    const stale = [
      'persist-hydration memory:slow 1 merged {"n":1}',
      'store-changed memory:slow n=1 in hydration 1',
      'persist-hydration memory:slow 1 applied',
    ]
    await expect
      .poll(() => site.lines(/persist-hydration|changed/))
      .toEqual([
        'persist-hydration memory:slow 1 started',
        'persist-hydration memory:slow 2 started',
        'persist-hydration memory:slow 2 read {"n":2}',
        'persist-hydration memory:slow 2 merged {"n":2}',
        'store-changed memory:slow n=2 in hydration 2',
        'persist-hydration memory:slow 2 applied',
        'persist-hydration memory:slow 1 read {"n":1}',
        ...(isStale ? stale : []),
      ])
    expect(await site.act('state')).toEqual({ n: isStale ? 1 : 2 })
  })

  test('what the app sets afterwards is watched too, and is its own', async () => {
    const site = await visit('none')
    expect(await site.act('replaceMerge')).toBe(true)
    await site.act('rehydrate')
    await expect
      .poll(() => hydration(site))
      .toContain('persist-hydration memory:notes 2 merged {"notes":["merged by the app"]}')
  })

  test('an app sees the same of its options with and without the agent', async () => {
    const [site, alone] = [await visit('async'), await open('versions.ts', { zustand, before: OLD, agent: false })]
    await alone.goto('/?async')
    expect(await site.act('options')).toEqual(await alone.act('options'))
  })
})
