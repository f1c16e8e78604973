import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { inWords } from './words'
import { open, type Site, startBrowser, stopBrowser } from './site'

beforeAll(startBrowser)
afterAll(stopBrowser)

const counter = async (listening: boolean): Promise<Site> => (await open('persist.ts', { listening })).goto()
const lastOf = async (site: Site): Promise<number> => (await site.events()).at(-1)?.seq ?? -1
const forget = (site: Site): Promise<void> =>
  site.page.evaluate(() => {
    ;(Reflect.get(window, 'driftscopeTest') as { messages: string[] }).messages.length = 0
  })

test('nobody listens: nothing is said; then everything, from the first fact on', async () => {
  const site = await counter(false)
  await site.act('inc')
  expect(await site.messages()).toEqual([])
  await site.connect()
  await expect.poll(() => site.lines(/by inc/)).toHaveLength(2)
  const [welcome] = await site.messages()
  expect(welcome).toMatchObject({ type: 'welcome', top: true, url: 'http://app.test/', first: 0 })
  expect((await site.events()).map(({ seq }) => seq)).toEqual([...(await site.events()).keys()])
})

test('a client that comes back hears what it has missed, and nothing twice', async () => {
  const site = await counter(true)
  await expect.poll(() => site.lines(/applied/)).toHaveLength(1)
  const [welcome] = await site.messages()
  const document = welcome?.document ?? ''
  const last = await lastOf(site)
  await site.say({ type: 'bye' })
  await forget(site)
  await site.act('inc')
  expect(await site.messages()).toEqual([])
  await site.connect({ [document]: last })
  await expect
    .poll(() => site.lines())
    .toEqual([
      'store-changed memory:counter n=1 by inc',
      'storage-written localStorage:counter {"state":{"n":1},"version":0} by inc',
    ])
})

test('caught up is said when everything recorded before the question has been sent', async () => {
  const site = await counter(true)
  await expect.poll(() => site.lines(/applied/)).toHaveLength(1)
  const document = (await site.messages())[0]?.document ?? ''
  await site.page.evaluate(() => {
    for (let n = 0; n < 300; n++) sessionStorage.setItem(`large${n}`, 'x'.repeat(10_000))
  })
  await site.say({ type: 'catch-up', document, call: 7 })
  await expect.poll(async () => (await site.messages()).some(({ type }) => type === 'result')).toBe(true)
  const before = (await site.messages()).slice(
    0,
    (await site.messages()).findIndex(({ type }) => type === 'result'),
  )
  const written = before.flatMap((message) => (message.type === 'batch' ? message.events : []))
  expect(written.filter(({ type }) => type === 'storage-written')).toHaveLength(300)
})

test('status, reading, pausing', async () => {
  const site = await counter(true)
  await expect.poll(async () => (await site.messages()).at(-1)?.type).toBe('status')
  const status = (await site.messages()).findLast((message) => message.type === 'status')
  expect(status).toMatchObject({ recording: true, dropped: 0 })
  expect(status?.type === 'status' && status.cost > 0 && status.cost < 200 && status.bytes > 0).toBe(true)
  expect(status?.type === 'status' && status.techniques).toContainEqual({
    id: 'bait persist',
    plugin: 'zustand',
    state: 'hit',
  })

  const document = status?.document ?? ''
  const read = { type: 'read', document, budget: 1_000 } as const
  await site.say({ ...read, call: 1, source: 'memory:counter', path: ['n'] })
  await site.say({ ...read, call: 2, source: 'memory:counter', path: ['no', 'such'] })
  await site.say({ ...read, call: 3, source: 'memory:unknown', path: [] })
  await site.say({ ...read, call: 4, source: 'localStorage:counter', path: [] })
  await expect
    .poll(async () => (await site.messages()).filter((message) => message.type === 'result'))
    .toEqual([
      { type: 'result', document, call: 1, value: 0 },
      { type: 'result', document, call: 2, error: 'nothing there' },
      { type: 'result', document, call: 3, error: 'this source cannot be read at once' },
      { type: 'result', document, call: 4, error: 'nothing there' },
    ])

  await site.say({ type: 'record', on: false })
  await expect
    .poll(async () => (await site.messages()).some((message) => message.type === 'status' && !message.recording))
    .toBe(true)
  await site.act('inc')
  await site.say({ type: 'record', on: true })
  // The gap is bridged at once: the store is told as a whole.
  await expect.poll(() => site.lines(/store-changed.*"n":1/)).toHaveLength(1)
  await site.act('inc')
  await expect
    .poll(() => site.lines(/by inc/))
    .toEqual([
      'store-changed memory:counter n=2 by inc',
      'storage-written localStorage:counter {"state":{"n":2},"version":0} by inc',
    ])
})

test('stop puts the page back as it was', async () => {
  const site = await counter(true)
  await expect.poll(() => site.lines(/applied/)).toHaveLength(1)
  await site.say({ type: 'stop' })
  await expect.poll(() => site.page.evaluate(() => Object.assign.toString())).toContain('[native code]')
  const before = await lastOf(site)
  await site.act('inc')
  await site.act('rehydrate')
  expect(await site.page.evaluate(() => localStorage.getItem('counter'))).toContain('"n":1')
  expect(await lastOf(site)).toBe(before)
  expect(site.errors).toEqual([])
})

/** Until the agent has looked for what nobody told it. */
const swept = async (site: Site): Promise<void> => {
  await site.page.evaluate(() => (localStorage['seen'] = 'x'))
  await expect.poll(() => site.lines(/localStorage:seen/)).toHaveLength(1)
}
const leave = async (site: Site): Promise<void> => {
  await site.page.evaluate(() => location.assign('/next'))
  await site.page.waitForURL('**/next')
}

test('a document hands over what it held when it goes', async () => {
  const before = "addEventListener('pagehide', () => (localStorage['unseen'] = 'x'))"
  const site = await (await open('persist.ts', { listening: false, before })).goto()
  await site.act('set', 5)
  await leave(site)
  const [tail, ...rest] = await site.tails()
  expect(tail).toMatchObject({ url: 'http://app.test/', dropped: 0 })
  expect(tail?.events.map(inWords).slice(-3)).toEqual([
    'store-changed memory:counter n=5',
    'storage-written localStorage:counter {"state":{"n":5},"version":0}',
    'storage-written localStorage:unseen x seen by page-hide',
  ])
  const ids = tail?.sources.map(({ id }) => id).toSorted()
  expect(ids).toEqual(['localStorage:counter', 'localStorage:unseen', 'memory:counter'])
  expect(rest.map(({ events }) => events.map(inWords))).toEqual([['visibility-changed hidden', 'document-left']])
})

test('what an app saves at the last moment is in time', async () => {
  const site = await (await open('persist.ts')).goto('/?saving')
  await swept(site)
  await leave(site)
  const lines = (await site.tails()).flatMap(({ events }) => events.map(inWords))
  expect(lines.slice(-6)).toEqual([
    'store-changed memory:counter n=6',
    'storage-written localStorage:counter {"state":{"n":6},"version":0}',
    'visibility-changed hidden',
    'store-changed memory:counter n=7',
    'storage-written localStorage:counter {"state":{"n":7},"version":0}',
    'document-left',
  ])
})

test('a request still in flight has no end in the tail', async () => {
  const site = await (await open('server.ts', { listening: false })).goto()
  await site.page.route('**/api/slow', () => new Promise(() => undefined))
  await site.act('pending')
  await leave(site)
  const lines = (await site.tails())
    .flatMap(({ events }) => events.map(inWords))
    .filter((line) => /request|left/.test(line))
  expect(lines).toEqual(['request-started r1 POST /api/slow {"title":"unsaved"}', 'document-left'])
})

test('a long recording: the tail is short, and still says what everything held', async () => {
  const site = await (await open('persist.ts', { listening: false })).goto()
  await site.page.evaluate(() => {
    localStorage['big'] = 'y'.repeat(3_000_000)
    for (let n = 1; n <= 30_000; n++) Reflect.get<object, string>(window, 'app').set(n)
  })
  await leave(site)
  const [tail] = await site.tails()
  if (!tail) throw new Error('no tail')
  expect(JSON.stringify(tail).length).toBeLessThan(1_100_000)
  expect(tail.dropped).toBeGreaterThan(1_000)
  const lines = tail.events.map(inWords)
  expect(lines.find((line) => line.includes('localStorage:big'))).toMatch(
    /"\$":"truncated","of":"string","size":3000000/,
  )
  expect(lines.findLast((line) => line.includes('memory:counter'))).toMatch(/n=30000|"n":30000/)
  const whole = tail.events.find((event) => event.type === 'store-changed' && event.state !== undefined)
  expect(whole).toBeDefined()
})

describe('a store that changes very often is not slowed down by stacks', () => {
  const written = async (site: Site): Promise<boolean[]> =>
    (await site.events()).flatMap((event) =>
      event.type === 'store-changed' ? [(event.writer?.stack.length ?? 0) > 0] : [],
    )

  test('thousands of times a second', async () => {
    const site = await counter(false)
    await site.page.evaluate(async () => {
      for (let n = 1; n <= 2_000; n++) {
        Reflect.get<object, string>(window, 'app').set(n)
        await Promise.resolve()
      }
    })
    await site.connect()
    await expect.poll(() => site.lines(/n=2000/)).toHaveLength(1)
    const all = await written(site)
    const stacks = all.filter(Boolean).length
    expect([all.length > 2_000, stacks >= 1_000, stacks < 1_500]).toEqual([true, true, true])
  })

  test('hundreds of times in a loop: each change has one again once the loop is over', async () => {
    const site = await counter(false)
    await site.page.evaluate(async () => {
      const set = Reflect.get<object, string>(window, 'app').set
      for (let n = 1; n <= 500; n++) set(n)
      await Promise.resolve()
      set(501)
    })
    await site.connect()
    await expect.poll(() => site.lines(/n=501/)).toHaveLength(1)
    const all = (await written(site)).slice(-501)
    expect([all.slice(0, 20), all.slice(20, 24), all.at(-1)]).toEqual([
      Array(20).fill(true),
      Array(4).fill(false),
      true,
    ])
    expect(all.filter(Boolean).length).toBeLessThan(50)
  })
})

test('a client that comes late to a long recording can still follow the store', async () => {
  const site = await (await open('persist.ts', { listening: false })).goto()
  await site.page.evaluate(() => {
    for (let n = 1; n <= 25_000; n++) Reflect.get<object, string>(window, 'app').set(n)
  })
  await site.connect()
  await expect.poll(() => site.lines(/n=25000/)).toHaveLength(1)
  const [first] = (await site.events()).filter((event) => 'source' in event && event.source === 'memory:counter')
  expect(first && 'state' in first && first.state !== undefined).toBe(true)
})

test('a large store is told whole once, then by the steps of its changes, however many', async () => {
  const site = await (await open('large.ts')).goto('/?books=500')
  await expect.poll(() => site.lines(/store-created/)).toHaveLength(1)
  await site.act('refuse')
  const lengthOf = (texts: readonly string[]): number => texts.reduce((sum, text) => sum + text.length, 0)
  const sent = (): Promise<string[]> =>
    site.page.evaluate(() => (Reflect.get(window, 'driftscopeTest') as { messages: string[] }).messages)
  expect(lengthOf(await sent())).toBeGreaterThan(300_000)
  await forget(site)
  for (let n = 1; n <= 120; n++) await site.act('rename', `b${n}`, 'Renamed')
  await expect.poll(() => site.lines(/store-changed/)).toHaveLength(120)
  expect((await site.events()).filter((event) => 'state' in event)).toEqual([])
  expect(lengthOf(await sent())).toBeLessThan(200_000)
})
