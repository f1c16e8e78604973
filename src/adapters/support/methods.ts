const { getOwnPropertyDescriptor, getPrototypeOf } = Object

/** How far up the prototypes of a class's instance are looked through. */
const GENERATIONS = 5

/** Whether an object, or the classes it is of, has these methods. No getter is called. */
export function hasMethods(owner: object, names: readonly string[]): boolean {
  return names.every((name) => {
    let holder: object | null = owner
    for (let n = 0; holder && n < GENERATIONS; n++) {
      const own = getOwnPropertyDescriptor(holder, name)
      if (own) return typeof own.value === 'function'
      holder = getPrototypeOf(holder) as object | null
    }
    return false
  })
}

/** An object's own member, if it is an object. */
export function ownObject(owner: object, name: string): object | undefined {
  const value: unknown = getOwnPropertyDescriptor(owner, name)?.value
  return typeof value === 'object' && value !== null ? value : undefined
}
