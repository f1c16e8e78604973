import { identityOf, inferIdentity } from '../value/identity'
import { Opaque } from '../value/opaque'
import { lookup, type Path } from '../value/path'
import type { Step } from './members'

/** The member that names the elements of a list, found when it is first asked for; shared by lists that are named alike. */
interface NameKey {
  list: readonly unknown[]
  found?: { key: string | undefined }
}
const keys = new WeakMap<readonly unknown[], NameKey>()

function keyOf(list: readonly unknown[]): NameKey {
  const known = keys.get(list) ?? { list }
  keys.set(list, known)
  return known
}

/** The member that names the elements of a list, each its own; undefined when there is none. */
function nameKey(list: readonly unknown[]): string | undefined {
  const known = keyOf(list)
  known.found ??= { key: inferIdentity([known.list]) }
  return known.found.key
}

/** Two lists have the same elements, as far as their identities tell: what names those of one names those of the other. */
export function nameAlike(list: readonly unknown[], other: readonly unknown[]): void {
  keys.set(other, keyOf(list))
}

/** Whether the elements of two lists are named alike, so that one that only moved is at the same path. */
export function hasSameNames(a: readonly unknown[], b: readonly unknown[]): boolean {
  const key = nameKey(a)
  return key !== undefined && key === nameKey(b)
}

/** The steps to the elements of a list, where they have an identity; undefined: they are counted. */
export function namesOf(list: readonly unknown[]): readonly Step[] | undefined {
  const key = nameKey(list)
  return key === undefined ? undefined : list.map((element, index) => identityOf(element, key) ?? index)
}

/** A path with indices as a comparison writes it: elements that have an identity are named by it. */
export function namedPath(value: unknown, path: Path): Path {
  const named: Step[] = []
  let owner: unknown = value
  for (const step of path) {
    if (owner instanceof Opaque) owner = owner.members
    const key = Array.isArray(owner) && typeof step === 'number' ? nameKey(owner) : undefined
    const element: unknown = Array.isArray(owner) && typeof step === 'number' ? owner[step] : undefined
    named.push(key === undefined ? step : (identityOf(element, key) ?? step))
    if (owner instanceof Set && typeof step === 'number') owner = [...owner][step]
    else owner = element ?? lookup(owner, [step])?.value
  }
  return named
}
