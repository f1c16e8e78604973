import { create } from 'zustand'
import { devtools } from 'zustand/middleware'
import { busy } from './support/busy'
import { shared } from './support/edits'
import { timeOf } from './support/measure'
import { offer } from './support/offer'
import { copyOf, makeState, type Projects, projects, seeded } from './support/states'
import { type Taken, takenOf } from './support/taken'

/** Milliseconds in which all that comes of some updates is over. */
const WINDOW = 150
const ROUNDS = 25
/** Updates in a sample: what watching costs is then little beside them. Ours are cheap, and need more of them. */
const UPDATES = 100
const LOGGED = 5
/** Milliseconds in which a state is transferred, also where something else is going on. */
const TRANSFER = 4_000

type State = Record<string, unknown>
const pause = (ms: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, ms)
  })

/** A store comes to have S3, and the page has nothing to do while it goes to the panel. */
async function transfer(): Promise<void> {
  const state = makeState('S3') as State
  await pause(1_000)
  performance.mark('transfer begins')
  create<State>(() => state)
  await pause(TRANSFER)
  performance.mark('transfer ends')
}

/** Times of one update and all that comes of it, of the same without, and of writing the state as text. */
async function updates(): Promise<Record<'update' | 'nothing' | 'stringify', Taken>> {
  const states = [makeState('S3')]
  states.push(shared('S3', states[0]))
  const store = create<State>(() => states[0] as State)
  await busy(20_000, 2_000)
  let round = 0
  return inTurns({
    update: [UPDATES, () => store.setState(states[++round % 2] as State, true)],
    nothing: [1, () => undefined],
    stringify: [1, () => JSON.stringify(states[0])],
  })
}

/** Updates of a state of 1 MB in a row, the same where its middleware hands the whole state to an extension, and nothing; in turns. */
async function peers(): Promise<Record<'ours' | 'theirs' | 'nothing', number>> {
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
  return marked({
    ours: [UPDATES, () => bare.setState(next)],
    theirs: [LOGGED, () => logged.setState(next)],
    nothing: [1, () => undefined],
  })
}

/** So many calls of each in turn, and the time after them, between marks for `timesBetween`. Gives how many calls it was. */
async function marked<Name extends string>(
  all: Record<Name, [calls: number, call: () => unknown]>,
): Promise<Record<Name, number>> {
  const entries = Object.entries(all) as [Name, [number, () => unknown]][]
  for (let round = 0; round < ROUNDS; round++) {
    for (const [name, [calls, call]] of entries) {
      performance.mark(`${name} begins`)
      // The mark is part of a task that is not looked at.
      await pause(20)
      timeOf(call, calls)
      await pause(WINDOW)
      performance.mark(`${name} ends`)
      await pause(20)
    }
  }
  return Object.fromEntries(entries.map(([name, [calls]]) => [name, calls])) as Record<Name, number>
}

/** So many calls of each in turn, with the time that the main thread is taken by them, at once and in the time after. */
async function inTurns<Name extends string>(
  all: Record<Name, [calls: number, call: () => unknown]>,
): Promise<Record<Name, Taken>> {
  const entries = Object.entries(all) as [Name, [number, () => unknown]][]
  const samples = entries.map(() => [] as number[])
  for (let round = 0; round < ROUNDS; round++) {
    for (const [i, [, [calls, call]]] of entries.entries()) {
      const own = timeOf(call, calls)
      const { total } = await busy(WINDOW)
      samples[i]?.push(own + total)
    }
  }
  const taken = entries.map(([name, [calls]], i) => [name, takenOf(samples[i] ?? [], calls)] as const)
  return Object.fromEntries(taken) as Record<Name, Taken>
}

offer({ transfer, updates, peers })
