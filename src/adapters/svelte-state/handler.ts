const { getOwnPropertyDescriptor, hasOwn } = Object

type Trap<A extends unknown[], R> = (target: object, ...args: A) => R

/** The traps of a `$state` proxy, as far as they read members or change them. */
export interface StateHandler {
  get: Trap<[PropertyKey, unknown], unknown>
  has: Trap<[PropertyKey], boolean>
  set: Trap<[PropertyKey, unknown, unknown], boolean>
  defineProperty: Trap<[PropertyKey, PropertyDescriptor], boolean>
  deleteProperty: Trap<[PropertyKey], boolean>
}

const TRAPS = [
  'defineProperty',
  'deleteProperty',
  'get',
  'getOwnPropertyDescriptor',
  'has',
  'set',
  'ownKeys',
  'setPrototypeOf',
]

/** Whether a handler has the very traps of Svelte's, and nothing else. */
export function isStateHandler(handler: object): handler is StateHandler {
  // The rarest first: every Proxy of the page comes by here.
  if (!hasOwn(handler, 'setPrototypeOf')) return false
  return (
    Object.keys(handler).length === TRAPS.length &&
    TRAPS.every((trap) => typeof getOwnPropertyDescriptor(handler, trap)?.value === 'function')
  )
}

/** In development an array stands behind a Proxy of its own, which only wraps its methods. */
export function isInspectable(target: object, handler: object): boolean {
  const names = Array.isArray(target) ? Object.keys(handler) : []
  return names.length === 1 && names[0] === 'get'
}
