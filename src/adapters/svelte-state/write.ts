const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null

/** Puts another state's members in the place of those of a `$state` object, the way an app would. */
export function replaceState(proxy: object, members: object, state: unknown): void {
  if (!isObject(state)) throw new TypeError('A $state object can only take an object.')
  if (Array.isArray(proxy)) {
    if (!Array.isArray(state)) throw new TypeError('A $state array can only take an array.')
    proxy.splice(0, proxy.length, ...(state as unknown[]))
    return
  }
  for (const key of Object.keys(members)) if (!Object.hasOwn(state, key)) Reflect.deleteProperty(proxy, key)
  Object.assign(proxy, state)
}
