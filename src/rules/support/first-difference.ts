import { agree } from '../../core/timeline/agree'
import { entityId, isDictionary } from '../../core/timeline/entity'
import type { Path } from '../../core/value/path'

/** Elements of a list that are compared for where two of them part. */
const EXAMINED = 1_000

/** Two values and where they stand. */
interface Parted {
  path: Path
  one: unknown
  other: unknown
}

/** The first place at which two values of the same shape part: a leaf, or what has other members in the one and the other. */
export function firstDifference({ path, one, other }: Parted): Parted {
  const step = Array.isArray(one) && Array.isArray(other) ? stepInList(one, other) : stepInObject(one, other)
  return step ? firstDifference({ ...step, path: [...path, ...step.path] }) : { path, one, other }
}

function stepInObject(one: unknown, other: unknown): Parted | undefined {
  if (!isDictionary(one) || !isDictionary(other)) return undefined
  const keys = Object.keys(one)
  const isAlike = keys.length === Object.keys(other).length && keys.every((key) => Object.hasOwn(other, key))
  const key = isAlike ? keys.find((each) => !agree(one[each], other[each])) : undefined
  return key === undefined ? undefined : { path: [key], one: one[key], other: other[key] }
}

function stepInList(one: readonly unknown[], other: readonly unknown[]): Parted | undefined {
  if (one.length !== other.length || one.length > EXAMINED) return undefined
  const index = one.findIndex((each, at) => !agree(each, other[at]))
  const [a, b] = [one[index], other[index]]
  const id = entityId(a)
  if (index === -1 || id !== entityId(b)) return undefined
  return { path: [id ?? index], one: a, other: b }
}
