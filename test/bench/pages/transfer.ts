import { create } from 'zustand'
import { devtools } from 'zustand/middleware'
import { busy } from './support/busy'
import { shared } from './support/edits'
import { timeOf, type Times, timesOf } from './support/measure'
import { offer } from './support/offer'
import { copyOf, makeState, type Projects, projects, seeded } from './support/states'

/** Milliseconds in which all that comes of an update is over. */
const WINDOW = 120
const ROUNDS = 40

type State = Record<string, unknown>
const pause = (ms: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, ms)
  })

/** The longest that the main thread was taken while each of some states went to the panel. */
async function transfers({ states }: { states: number }): Promise<number[]> {
  const longest: number[] = []
  for (let i = 0; i < states; i++) {
    const state = { ...(makeState('S3') as State), number: i }
    await pause(500)
    create<State>(() => state)
    // The agent begins with a store in a later task; the page has nothing to do.
    longest.push((await busy(20_000, 1_500)).longest)
  }
  return longest
}

/** Times of one update and all that comes of it, of the same without, and of writing the state as text. */
async function updates(): Promise<Record<'update' | 'nothing' | 'stringify', Times>> {
  const states = [makeState('S3')]
  states.push(shared('S3', states[0]))
  const store = create<State>(() => states[0] as State)
  await busy(20_000, 2_000)
  let round = 0
  return inTurns({
    update: () => store.setState(states[++round % 2] as State, true),
    nothing: () => undefined,
    stringify: () => JSON.stringify(states[0]),
  })
}

/** The same for a state of 1 MB, and what an update costs where its middleware hands the whole state to an extension. */
async function peers(): Promise<Record<'ours' | 'theirs' | 'nothing', Times>> {
  const extension = {
    connect: () => ({
      init: () => undefined,
      subscribe: () => () => undefined,
      send: (action: unknown, state: unknown) => window.postMessage(JSON.stringify({ action, state }), '*'),
    }),
  }
  Object.assign(window, { __REDUX_DEVTOOLS_EXTENSION__: extension })
  const state = (): Projects => copyOf(projects(seeded(1), { projects: 5, scenes: 20, code: 10_240, chat: 0 }))
  const bare = create<Projects>(state)
  const logged = create<Projects>()(devtools(state, { enabled: true }))
  await busy(20_000, 2_000)
  let revision = 0
  const next = ({ projects: [first, ...rest] }: Projects): Partial<Projects> => ({
    projects: first ? [{ ...first, rev: ++revision } as typeof first, ...rest] : [],
  })
  return inTurns({
    ours: () => bare.setState(next),
    theirs: () => logged.setState(next),
    nothing: () => undefined,
  })
}

/** Each in turn, with the time that the main thread is taken by it, at once and in the time after. */
async function inTurns<Name extends string>(all: Record<Name, () => unknown>): Promise<Record<Name, Times>> {
  const entries = Object.entries(all) as [Name, () => unknown][]
  const samples = entries.map(() => [] as number[])
  for (let round = 0; round < ROUNDS; round++) {
    for (const [i, [, call]] of entries.entries()) {
      const own = timeOf(call, 1)
      const { total } = await busy(WINDOW)
      samples[i]?.push(own + total)
    }
  }
  return Object.fromEntries(entries.map(([name], i) => [name, timesOf(samples[i] ?? [])])) as Record<Name, Times>
}

offer({ transfers, updates, peers })
