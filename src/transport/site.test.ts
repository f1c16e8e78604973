import { expect, test } from 'vitest'
import { createRecordingClient } from './recording-client'
import { picture, SITE, World } from './world.fixture'

const TAB = 1
const OTHER = 'http://127.0.0.1'

test('one tab hears nothing of another site', async () => {
  const world = new World()
  world.load(2, 0, OTHER)
  const client = createRecordingClient(world.wiring, [TAB])
  world.load(TAB)
  world.load(2, 0, OTHER)
  world.load(2, 7)
  await world.settle()
  expect(picture(client)).toEqual(['document-1: 0'])
  expect(client.recording().tabs.map(({ id }) => id)).toEqual(['1'])
  expect(world.agents.map(({ channels }) => channels.size > 0)).toEqual([false, true, false, false])
})

test('with its page the other tabs of the site are followed: those there, those to come, what those that have gone left', async () => {
  const world = new World()
  world.leave(world.load(4))
  world.load(3)
  world.load(TAB)
  const client = createRecordingClient(world.wiring, [TAB])
  await world.settle()
  world.load(2)
  world.load(2, 7, OTHER)
  await world.settle()
  expect(picture(client)).toEqual([0, 1, 2, 3, 4].map((n) => `document-${n}: 0`))
  expect(client.recording().tabs.map(({ id }) => id)).toEqual(['4', '3', '1', '2'])
})

test('a tab that was closed before the page began is another story', async () => {
  const world = new World()
  const before = world.load(4)
  world.leave(before, 1)
  const meanwhile = world.load(3)
  world.load(TAB)
  world.leave(meanwhile, 5)
  const client = createRecordingClient(world.wiring, [TAB])
  await world.settle()
  expect(picture(client)).toEqual(['document-1: 0 1', 'document-2: 0'])
  expect(client.recording().tabs.map(({ id }) => id)).toEqual(['3', '1'])
})

test('who is on the site is asked again when nobody answers', async () => {
  const world = new World()
  world.load(2)
  world.load(TAB)
  world.silences = 2
  const client = createRecordingClient(world.wiring, [TAB])
  await world.settle()
  expect(picture(client)).toEqual(['document-0: 0', 'document-1: 0'])
})

test('a page without a recorder has its site all the same', async () => {
  const world = new World()
  world.load(2)
  const client = createRecordingClient(world.wiring, [TAB])
  await world.settle()
  expect(picture(client)).toEqual([])
  client.moveTo(SITE)
  await world.settle()
  expect(picture(client)).toEqual(['document-0: 0'])
})

test('a tab that goes to another site leaves its entry, with preserve log what it did before; and comes back', async () => {
  for (const preserve of [true, false]) {
    const world = new World()
    world.load(2)
    world.load(TAB)
    const client = createRecordingClient(world.wiring, [TAB])
    client.preserveLog(preserve)
    await world.settle()
    const foreign = world.load(2, 0, OTHER)
    world.load(2, 7)
    await world.settle()
    expect(picture(client)).toEqual([...(preserve ? ['document-0: 0'] : []), 'document-1: 0'])
    expect(client.recording().tabs).toEqual([
      preserve ? { id: '2', documents: ['document-0'] } : { id: '2', cut: true, documents: [] },
      { id: '1', documents: ['document-1'] },
    ])
    expect(foreign.channels.size).toBe(0)
    world.load(2)
    await world.settle()
    expect(picture(client).at(-1)).toBe('document-4: 0')
    expect(client.recording().tabs.map(({ id }) => id)).toEqual(['2', '1'])
  }
})

test('a reconnection that meets another site tells nothing of it', async () => {
  const world = new World()
  world.load(TAB)
  world.load(2)
  const client = createRecordingClient(world.wiring, [TAB])
  await world.settle()
  world.silently(() => world.load(2, 0, OTHER))
  await world.settle()
  expect(picture(client)).toEqual(['document-0: 0', 'document-1: 0'])
  expect(client.tabs()).toEqual([TAB])
})

test("when the page itself goes to another site, the former site's other tabs are gone, unless preserve log", async () => {
  for (const preserve of [true, false]) {
    const world = new World()
    world.load(TAB)
    const former = world.load(2)
    world.load(3, 0, OTHER)
    const client = createRecordingClient(world.wiring, [TAB])
    client.preserveLog(preserve)
    await world.settle()
    world.load(TAB, 0, OTHER)
    await world.settle()
    expect(former.channels.size).toBe(0)
    expect(picture(client)).toEqual([...(preserve ? [0, 1] : []), 2, 3].map((n) => `document-${n}: 0`))
    // Back again: what the other tab did in the meantime is there, and nothing of the site that was left stays behind.
    former.record()
    world.load(TAB)
    await world.settle()
    expect(picture(client)).toEqual(
      preserve
        ? ['document-0: 0', 'document-1: 0 1', 'document-2: 0', 'document-3: 0', 'document-4: 0']
        : ['document-1: 0 1', 'document-4: 0'],
    )
  }
})

test('what had gone before a clear does not come back with a change of site', async () => {
  const world = new World()
  world.leave(world.load(2, 0, OTHER))
  world.load(TAB)
  const client = createRecordingClient(world.wiring, [TAB])
  await world.settle()
  client.clear()
  world.load(TAB, 0, OTHER)
  await world.settle()
  expect(picture(client)).toEqual(['document-1: ', 'document-2: 0'])
})

test('an opener that is not in the recording is not named', async () => {
  const world = new World()
  world.load(2)
  world.load(TAB)
  for (const [tab, opener] of [
    [2, TAB],
    [TAB, 99],
  ] as const)
    world.opened(tab, opener)
  const client = createRecordingClient(world.wiring, [TAB])
  await world.settle()
  expect(client.recording().tabs).toEqual([
    { id: '2', opener: '1', documents: ['document-0'] },
    { id: '1', documents: ['document-1'] },
  ])
})
