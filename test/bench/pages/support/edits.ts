import { copyOf, type Entity, seeded, type StateName } from './states'

type Step = string | number

const sceneOf: Record<Exclude<StateName, 'S2'>, Step[]> = { S1: [], S3: ['app'], S4: ['parts', 3, 'app'] }

const leafOf = (name: StateName): Step[] =>
  name === 'S2' ? [10_000, 'price'] : [...sceneOf[name], 'projects', 3, 'scenes', 25, 'code']

/** Same length, other last character: the most that comparing two texts can take. */
const bumped = (value: unknown): unknown => (typeof value === 'number' ? value + 1 : `${String(value).slice(0, -1)}#`)

/** A state in which one leaf is another; everything that is not above it is shared. */
function changed(state: unknown, [step, ...rest]: readonly Step[]): unknown {
  if (step === undefined) return bumped(state)
  if (Array.isArray(state)) return state.with(Number(step), changed(state[Number(step)], rest))
  const object = state as Record<string, unknown> // the paths above lead through objects and arrays only
  return { ...object, [step]: changed(object[step], rest) }
}

/** One leaf changed, everything else the same reference. */
export const shared = (name: StateName, state: unknown): unknown => changed(state, leafOf(name))

/** One leaf changed in a copy. */
export const unshared = (name: StateName, state: unknown): unknown => changed(copyOf(state), leafOf(name))

/** A copy with one more entity at its head. */
export const inserted = (state: readonly Entity[]): Entity[] => [
  { id: 'new', name: 'New', price: 1, tags: ['a', 'b', 'c'], nested: { a: 1, b: 'z' } },
  ...copyOf(state),
]

/** A copy in another order. */
export function shuffled(state: readonly Entity[]): readonly Entity[] {
  const copy = [...copyOf(state)]
  const random = seeded(7)
  for (let i = copy.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1))
    const [a, b] = [copy[i], copy[j]]
    if (a && b) [copy[i], copy[j]] = [b, a]
  }
  return copy
}
