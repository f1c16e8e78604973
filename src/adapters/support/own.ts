const { getOwnPropertyDescriptor, getPrototypeOf, hasOwn } = Object

/** How far up the prototypes of a class's instance are looked through. */
const GENERATIONS = 5

export const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null

/** An object's own member as it stands; undefined for an accessor: no getter of the page's is called. */
export function ownValue(owner: object, name: PropertyKey): unknown {
  // Most of what adapters ask about lacks it, and to learn that costs next to nothing.
  return hasOwn(owner, name) ? getOwnPropertyDescriptor(owner, name)?.value : undefined
}

/** An object's own member, if it is an object. */
export function ownObject(owner: object, name: PropertyKey): object | undefined {
  const value = ownValue(owner, name)
  return isObject(value) ? value : undefined
}

/** Whether an object has these methods itself. */
export function hasOwnMethods(owner: object, names: readonly string[]): boolean {
  return names.every((name) => typeof ownValue(owner, name) === 'function')
}

/** The same as `ownValue`, also of the classes that an object is of. */
export function inheritedValue(owner: object, name: PropertyKey): unknown {
  let holder: object | null = owner
  for (let n = 0; holder && n < GENERATIONS; n++) {
    const own = getOwnPropertyDescriptor(holder, name)
    if (own) return own.value
    holder = getPrototypeOf(holder) as object | null
  }
  return undefined
}

/** Whether an object, or the classes it is of, has these methods. */
export function hasMethods(owner: object, names: readonly string[]): boolean {
  return names.every((name) => typeof inheritedValue(owner, name) === 'function')
}

/** Whether a value is a record: made by `{}` or without a prototype. */
export function isPlain(value: unknown): value is object {
  if (!isObject(value)) return false
  const prototype: unknown = getPrototypeOf(value)
  return prototype === Object.prototype || prototype === null
}
