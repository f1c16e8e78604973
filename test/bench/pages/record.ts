import { produce } from 'immer'
import { create } from 'zustand'
import { measure, sink, timeOf, timesOf, type Times } from './support/measure'
import { offer, type Turn } from './support/offer'
import { copyOf, type Projects, projects, seeded } from './support/states'

/** States of projects and scenes with code; the names say how long they are as text. */
const SIZES = {
  '1KB': { projects: 1, scenes: 2, code: 400, chat: 0 },
  '1MB': { projects: 5, scenes: 20, code: 10_240, chat: 0 },
  '10MB': { projects: 20, scenes: 50, code: 10_240, chat: 0 },
}

interface Store {
  /** Another revision of one scene in the middle, as an app sets it: 15 frames below its caller. */
  update: () => void
  text: () => string
}

/** A store made the way apps make them, which is how the agent finds it. */
function makeStore(size: keyof typeof SIZES, immer = false): Store {
  const store = create<Projects>(() => copyOf(projects(seeded(1), SIZES[size])))
  const set = immer ? () => store.setState(revisedByImmer) : () => store.setState(revised)
  return { update: () => below(15, set), text: () => JSON.stringify(store.getState()) }
}

let revision = 0

function revised(state: Projects): Partial<Projects> {
  const i = state.projects.length >> 1
  const project = state.projects[i]
  const j = (project?.scenes.length ?? 0) >> 1
  const scene = project?.scenes[j]
  if (!project || !scene) throw new Error('the state has no scenes')
  const scenes = project.scenes.slice()
  scenes[j] = { ...scene, rev: ++revision }
  const all = state.projects.slice()
  all[i] = { ...project, scenes }
  return { projects: all }
}

const revisedByImmer = produce((state: Projects) => {
  const { scenes = [] } = state.projects[state.projects.length >> 1] ?? {}
  const scene = scenes[scenes.length >> 1]
  if (scene) scene.rev = ++revision
})

/** `call` under so many more frames, as in a framework; no tail call, which an engine might drop. */
function below(frames: number, call: () => void): unknown {
  return frames === 0 ? call() : [below(frames - 1, call)][0]
}

/** More than get a stack in one second. */
const MANY = 1200

/** Updates of one store beyond those that get a stack. */
async function updates({ size, immer }: { size: keyof typeof SIZES; immer?: boolean }, turn: Turn): Promise<Times> {
  const { update } = makeStore(size, immer)
  await untilFound()
  const before = (): void => void timeOf(update, MANY)
  const { one } = await measure({ one: update }, turn, { sample: 2, budget: 800, most: 150, before })
  return one
}

/** Updates of a small store and a large one. */
async function growth(_: unknown, turn: Turn): Promise<Record<'small' | 'large', Times>> {
  const [small, large] = [makeStore('1KB'), makeStore('10MB')]
  await untilFound()
  const before = (): void => {
    for (const { update } of [small, large]) timeOf(update, MANY)
  }
  return measure({ small: small.update, large: large.update }, turn, { sample: 2, budget: 800, most: 150, before })
}

/** Enough for the engine to compile what they run through. */
const WARM = 10_000

/** Of one synchronous run, in which more do not get a stack each. */
const OF_A_RUN = 20

/** Updates that are few enough to get a stack each, and the text of the state. */
async function withStacks(): Promise<Record<'update' | 'stringify', Times>> {
  const { update, text } = makeStore('1MB')
  await untilFound()
  const samples: Record<'update' | 'stringify', number[]> = { update: [], stringify: [] }
  timeOf(update, WARM)
  // Those were too many: stacks are taken again in another second.
  await pause(1500)
  for (let round = 0; round < 50; round++) {
    const start = performance.now()
    let taken = timeOf(update, OF_A_RUN)
    await Promise.resolve()
    taken += timeOf(update, OF_A_RUN)
    samples.update.push(taken / (2 * OF_A_RUN))
    samples.stringify.push(timeOf(text, 1))
    // 400 a second.
    while (performance.now() - start < 125) await pause(10)
  }
  return { update: timesOf(samples.update), stringify: timesOf(samples.stringify) }
}

/** The page's store for `fill`. */
let kept: Store | undefined

/** Makes a store; gives the length of its state as text. */
async function prepare(): Promise<number> {
  kept = makeStore('1MB')
  await untilFound()
  return kept.text().length
}

/** So many updates, few enough a second to get a stack each, until all that comes of them has come. */
async function fill(count: number): Promise<void> {
  for (let done = 0; done < count; done += 20) {
    for (let i = 0; i < 20; i++) kept?.update()
    await pause(40)
  }
  sink.value = undefined
  await pause(3000)
}

/** The agent begins with a store in a later task. */
const untilFound = (): Promise<void> => pause(200)

const pause = (ms: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, ms)
  })

offer({ updates, growth, withStacks, prepare, fill })
