/** Members that may identify an array's elements, in order of preference. */
export const IDENTITY_KEYS = ['id', '_id', 'key', 'uuid', 'guid', 'slug', 'sku'] as const

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
