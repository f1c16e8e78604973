/** Members that may identify an array's elements unasked, in order of preference. */
export const IDENTITY_KEYS = ['id', '_id', 'key', 'uuid', 'guid', 'slug', 'sku'] as const

/** How a person says that elements are the same: by a member; without a key, by where they stand. */
export interface ChosenIdentity {
  key?: string
}

/** The member by which elements are told apart, inferred or chosen by a person. */
export interface ElementKey {
  key: string
  chosen?: true
}

/** The identity of an element under a key: a string, or a number as text. Undefined when it has none. */
export function identityOf(element: unknown, key: string): string | undefined {
  const id = rawIdentity(element, key)
  return typeof id === 'number' ? String(id) : id
}

/** The same without making numbers text: cheap to compare. */
export function rawIdentity(element: unknown, key: string): string | number | undefined {
  if (typeof element !== 'object' || element === null) return undefined
  const id: unknown = (element as Record<string, unknown>)[key]
  return typeof id === 'string' || (typeof id === 'number' && Number.isFinite(id)) ? id : undefined
}

/**
 * The step of a path that leads to an element: its identity; by a key that a person chose, which nobody could guess from the
 * path, the two of them: `nr=7`.
 */
export function stepOf(element: unknown, { key, chosen }: ElementKey): string | undefined {
  const id = identityOf(element, key)
  return chosen && id !== undefined ? `${key}=${id}` : id
}

/** The key and the identity that a step such as `nr=7` names; undefined where it can name none. */
export function chosenStep(step: string): { key: string; id: string } | undefined {
  const end = step.indexOf('=')
  return end > 0 ? { key: step.slice(0, end), id: step.slice(end + 1) } : undefined
}

/** Whether a step of a path leads to an element: by an identity that can be inferred, or by one that the step names. */
export function isNamed(element: unknown, step: string): boolean {
  for (const key of IDENTITY_KEYS) if (identityOf(element, key) === step) return true
  const named = chosenStep(step)
  return named !== undefined && identityOf(element, named.key) === named.id
}

/**
 * The key that identifies every element of every array, uniquely within each; undefined when there is none. `isUniqueIn`: what
 * tells that, where it is known from before.
 */
export function inferIdentity(arrays: readonly (readonly unknown[])[], isUniqueIn = isUnique): string | undefined {
  const first = arrays.find((array) => array.length > 0)?.[0]
  return IDENTITY_KEYS.find((key) => rawIdentity(first, key) !== undefined && arrays.every((a) => isUniqueIn(a, key)))
}

/** Whether every element of an array has its own identity under a key. */
export function isUnique(array: readonly unknown[], key: string): boolean {
  let rising = true
  let falling = true
  let before: string | number | undefined
  for (const element of array) {
    const id = rawIdentity(element, key)
    if (id === undefined) return false
    if (before !== undefined) {
      rising &&= isAfter(id, before)
      falling &&= isAfter(before, id)
    }
    before = id
  }
  // Sorted identities, as most are, need no set of them.
  return rising || falling || areDistinct(array, key)
}

function areDistinct(array: readonly unknown[], key: string): boolean {
  const ids = new Set<string | undefined>()
  for (const element of array) ids.add(identityOf(element, key))
  return ids.size === array.length
}

/** An order in which counted-up ids rise, as numbers or as texts. */
function isAfter(id: string | number, before: string | number): boolean {
  if (typeof id === 'number' || typeof before === 'number') return typeof id === typeof before && id > before
  return id.length === before.length ? id > before : id.length > before.length
}
