import type { ChangeFact } from '../../core/facts'
import { type Dictionary, entityId, isDictionary } from '../../core/timeline/entity'
import { lookup, type Path } from '../../core/value/path'

/** What code has to know of a value before it can use it; undefined where that says nothing: null, code, classes. */
export type Shape = 'list' | 'object' | 'scalar'

export function shapeOf(value: unknown): Shape | undefined {
  if (Array.isArray(value)) return 'list'
  if (isDictionary(value)) return 'object'
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? 'scalar' : undefined
}

/** A key that is data rather than a name in code: `sku-7`, `2024-01-02`, `42`, `/cart`. */
const DATA_KEY = /\d|[^\p{L}_$]/u

/**
 * Whether two objects are the same record of fixed members, told by what they share, and not a record keyed by data: then the
 * members that one of them lacks mean nothing.
 */
export function isFixedShape(initial: Dictionary, saved: Dictionary): boolean {
  const [ours, theirs] = [Object.keys(initial), Object.keys(saved)]
  const shared = ours.filter((key) => Object.hasOwn(saved, key))
  if (shared.length === 0 || theirs.length - shared.length > shared.length) return false
  if ([...ours, ...theirs].some((key) => DATA_KEY.test(key) && !NUMBERED.test(key))) return false
  return !isRecordOfLikes([...Object.values(initial), ...Object.values(saved)])
}

/** `column1`, `h2`, `utf8`: a name with a number is one in code where nothing else speaks of data. */
const NUMBERED = /^\p{L}{1,12}\d{1,2}$/u

/** Objects that are all made alike: entities, or the state of one thing each. */
function isRecordOfLikes(values: readonly unknown[]): boolean {
  const [first, ...others] = values
  if (!isDictionary(first)) return false
  if (others.some((each) => !isDictionary(each))) return false
  if (values.some((each) => entityId(each) !== undefined)) return true
  const names = Object.keys(first).toSorted().join()
  return others.every((each) => isDictionary(each) && Object.keys(each).toSorted().join() === names)
}

/** Whether the app's own changes take keys away at a place, or give keys that the initial state has not: it is keyed by data. */
export function isKeyedByApp(changes: readonly ChangeFact[], path: Path, initial: Dictionary): boolean {
  return changes.some((change) => {
    if (change.hydration !== undefined || !change.before) return false
    const [before, after] = [lookup(change.before.value, path)?.value, lookup(change.after, path)?.value]
    if (before === after || !isDictionary(before) || !isDictionary(after)) return false
    const isTaken = Object.keys(before).some((key) => !Object.hasOwn(after, key))
    return isTaken || Object.keys(after).some((key) => !Object.hasOwn(before, key) && !Object.hasOwn(initial, key))
  })
}
