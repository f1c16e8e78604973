import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createRecordingClient, type RecordingClient } from './recording-client'
import { picture, World } from './world.fixture'

const TAB = 1

const upTo = (count: number): string => Array.from({ length: count }, (_, seq) => seq).join(' ')

/** One step of a story. */
const steps = {
  record: (world: World) => {
    for (const agent of world.live) agent.record()
  },
  flush: (world: World) => {
    for (const agent of world.live) agent.flush()
  },
  deliver: (world: World) => world.deliver(),
  cut: (world: World) => world.cut(),
  wait: (world: World) => world.wait(),
  navigate: (world: World) => world.load(TAB),
  'load frame': (world: World) => world.load(TAB, 7),
  'second client': (world: World) => createRecordingClient(world.wiring, [TAB]),
} as const
type Step = keyof typeof steps

async function tell(world: World, story: readonly Step[]): Promise<RecordingClient> {
  world.load(TAB)
  const client = createRecordingClient(world.wiring, [TAB])
  for (const step of story) {
    steps[step](world)
    await Promise.resolve()
  }
  await world.settle()
  return client
}

describe('nothing lost, nothing doubled', () => {
  test('wherever the connection breaks', async () => {
    const story: Step[] = ['deliver', 'record', 'flush', 'record', 'deliver', 'deliver', 'flush', 'record', 'deliver']
    story.push('flush', 'deliver', 'navigate', 'deliver', 'record', 'flush', 'deliver', 'deliver', 'record', 'flush')
    for (let at = 0; at <= story.length; at++) {
      for (const repair of [['cut'], ['cut', 'wait'], ['cut', 'wait', 'deliver', 'cut']] as Step[][]) {
        const client = await tell(new World({ piece: 60 }), story.toSpliced(at, 0, ...repair))
        expect(picture(client), `cut at ${at}`).toEqual([`document-0: ${upTo(4)}`, `document-1: ${upTo(3)}`])
      }
    }
  })

  const stories = fc.array(fc.constantFrom(...(Object.keys(steps) as Step[])), { maxLength: 60 })

  test('in any story', async () => {
    await fc.assert(
      fc.asyncProperty(stories, fc.constantFrom(Number.POSITIVE_INFINITY, 60), async (story, piece) => {
        const world = new World({ piece })
        const client = await tell(world, story)
        expect(picture(client)).toEqual(world.agents.map(({ facts, next }) => `${facts.document}: ${upTo(next)}`))
        for (const { id, events } of client.recording().documents) {
          // Those of the agent itself, where it lives to send them: a tail may have cut values short.
          expect(world.agents.find(({ facts }) => facts.document === id)?.next).toBe(events.length)
          expect(events.every((event) => event.type === 'url-changed' && event.url === `${id}#${event.seq}`)).toBe(true)
        }
      }),
      { numRuns: 300 },
    )
  })

  test('what rings and tails are too short for is counted', async () => {
    const limited = fc.record({ limit: fc.integer({ min: 1, max: 4 }), tailLength: fc.integer({ min: 1, max: 4 }) })
    await fc.assert(
      fc.asyncProperty(stories, limited, async (story, limits) => {
        const world = new World(limits)
        const client = await tell(world, story)
        for (const { id, events, dropped } of client.recording().documents) {
          const agent = world.agents.find(({ facts }) => facts.document === id)
          const seqs = events.map(({ seq }) => seq)
          expect(seqs).toEqual([...new Set(seqs)].toSorted((a, b) => a - b))
          expect(seqs.length + dropped).toBe(agent?.next)
          const kept = agent && world.live.has(agent) ? agent.events.map((event) => event.seq) : []
          expect(seqs).toEqual(expect.arrayContaining(kept))
        }
      }),
      { numRuns: 300 },
    )
  })
})

test('after a break only what is new comes, also where older facts were lost', async () => {
  const world = new World({ limit: 3 })
  const agent = world.load(TAB)
  for (let n = 0; n < 5; n++) agent.record()
  const client = createRecordingClient(world.wiring, [TAB])
  await world.settle()
  world.cut()
  agent.record()
  await world.settle()
  expect(picture(client)).toEqual(['document-0: 3 4 5 6 | dropped 3'])
  expect(agent.sent).toBe(4)
})

describe('tails', () => {
  test('a client that comes late has the documents that went before', async () => {
    const world = new World()
    world.load(TAB).record()
    world.load(TAB)
    const client = createRecordingClient(world.wiring, [TAB])
    await world.settle()
    expect(picture(client)).toEqual(['document-0: 0 1', 'document-1: 0'])
    expect(client.recording().tabs).toEqual([{ id: '1', documents: ['document-0', 'document-1'] }])
  })

  test("an agent's own facts replace those of a tail, never the other way round", async () => {
    const world = new World()
    const agent = world.load(TAB)
    const client = createRecordingClient(world.wiring, [TAB])
    await world.settle()
    agent.record()
    const tail = { tab: TAB, text: JSON.stringify(agent.tail(1)) }
    world.keep(tail)
    expect(client.recording().documents[0]?.events).toMatchObject([{ at: 0 }, { at: -1 }])
    // It breaks between the welcome and the fact itself: what the tail gave must not count as had.
    world.cut()
    world.wait()
    world.deliver()
    world.deliver()
    world.cut()
    await world.settle()
    world.keep(tail)
    expect(client.recording().documents[0]?.events).toMatchObject([{ at: 0 }, { at: 1 }])
  })

  test('what is no tail is dropped and counted', async () => {
    const world = new World()
    const client = createRecordingClient(world.wiring, [TAB])
    for (const text of ['', '{', 'null', '{"type":"tail"}']) world.keep({ tab: TAB, text })
    await client.loaded
    expect(client.recording().documents).toEqual([])
    expect(client.refused()).toBe(4)
  })
})

describe('tabs', () => {
  test('every tab, those that appear and those that have gone included', async () => {
    const world = new World()
    world.leave(world.load(3))
    const client = createRecordingClient(world.wiring, [], true)
    world.load(2)
    await world.settle()
    expect(client.recording().tabs).toEqual([
      { id: '3', documents: ['document-0'] },
      { id: '2', documents: ['document-1'] },
    ])
  })

  test('a document of one tab cannot be claimed by another', async () => {
    const world = new World()
    const victim = world.load(TAB)
    const client = createRecordingClient(world.wiring, [TAB, 2])
    await world.settle()
    const forged = {
      ...victim.tail(1),
      events: [{ type: 'url-changed', seq: 1, at: 0, run: 0, task: 0, url: 'forged' }],
    }
    world.keep({ tab: 2, text: JSON.stringify(forged) })
    expect(picture(client)).toEqual(['document-0: 0'])
  })
})

describe('state', () => {
  const stateOf = async (world: World): Promise<string> => {
    const client = createRecordingClient(world.wiring, [TAB])
    await world.settle()
    return client.state(TAB)
  }

  test('says why nobody answers', async () => {
    const world = new World()
    expect(await stateOf(world)).toBe('needs-reload')
    world.access = 'no-permission'
    expect(await stateOf(world)).toBe('no-permission')
    world.access = 'restricted'
    expect(await stateOf(world)).toBe('restricted')
    world.access = 'closed'
    expect(await stateOf(world)).toBe('disconnected')
  })

  test('is found again when a document announces itself', async () => {
    const world = new World()
    const client = createRecordingClient(world.wiring, [TAB])
    await world.settle()
    world.load(TAB)
    await world.settle()
    expect(client.state(TAB)).toBe('connected')
  })

  test('a closed client is told nothing more', async () => {
    const world = new World()
    const agent = world.load(TAB)
    const client = createRecordingClient(world.wiring, [TAB])
    await world.settle()
    client.close()
    expect(client.state(TAB)).toBe('disconnected')
    expect(agent.channels.size).toBe(0)
    world.load(TAB)
    await world.settle()
    expect(picture(client)).toEqual(['document-0: 0'])
  })
})

describe('controls', () => {
  const connected = async (): Promise<{ world: World; client: RecordingClient }> => {
    const world = new World()
    world.load(TAB)
    const client = createRecordingClient(world.wiring, [TAB])
    await world.settle()
    return { world, client }
  }

  test('pause holds for documents to come', async () => {
    const { world, client } = await connected()
    client.record(false)
    const next = world.load(TAB)
    await world.settle()
    expect([next.recording, client.isRecording()]).toEqual([false, false])
    client.record(true)
    await world.settle()
    expect(next.recording).toBe(true)
  })

  test('clear forgets, and goes on from there after a break', async () => {
    const { world, client } = await connected()
    client.clear()
    expect(picture(client)).toEqual(['document-0: '])
    for (const agent of world.live) agent.record()
    world.cut()
    await world.settle()
    expect(picture(client)).toEqual(['document-0: 1'])
  })

  test('without preserve log a navigation begins anew, whatever comes late', async () => {
    const { world, client } = await connected()
    client.preserveLog(false)
    const [old] = world.agents
    world.load(TAB)
    await world.settle()
    if (old) world.keep({ tab: TAB, text: JSON.stringify(old.tail(1)) })
    expect(picture(client)).toEqual(['document-1: 0'])
  })

  test('read asks the document that has the source', async () => {
    const { world, client } = await connected()
    world.load(TAB, 7)
    await world.settle()
    const answer = client.read('document-1', 'memory:cart', ['items'], 100)
    await world.settle()
    expect(await answer).toBe('value of memory:cart')
    await expect(client.read('document-9', 'memory:cart', [], 100)).rejects.toThrow('gone')
  })

  test('read ends on abort and after its time', async () => {
    const { client } = await connected()
    const abort = new AbortController()
    const aborted = client.read('document-0', 'memory:cart', [], 100, { signal: abort.signal })
    abort.abort()
    await expect(aborted).rejects.toThrow('cancelled')
    await expect(client.read('document-0', 'memory:cart', [], 100, { timeout: 1 })).rejects.toThrow('within 1 ms')
  })
})
