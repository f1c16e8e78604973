/**
 * The built-ins that the page may patch later, as they stood when this module was loaded. Everything in this folder that
 * runs inside the page goes through these, and uses no array methods and no iterators, which the page may patch as well.
 */
export const keysOf = Object.keys
export const descriptorOf = Object.getOwnPropertyDescriptor
export const prototypeOf = Object.getPrototypeOf
export const define = Object.defineProperty
export const hasOwn = Object.hasOwn
export const isArray = Array.isArray
export const is = Object.is
export const apply = Reflect.apply
export const objectPrototype: object = Object.prototype

/** A Map whose methods are the original ones, whatever the page does to `Map.prototype`. */
export class SafeMap<K, V> extends Map<K, V> {
  // Spelled out, because compilers write the implied one with a spread, which runs the page's array iterator.
  // oxlint-disable-next-line no-useless-constructor
  constructor() {
    super()
  }
}
for (const key of Reflect.ownKeys(Map.prototype)) {
  const descriptor = descriptorOf(Map.prototype, key)
  if (key !== 'constructor' && descriptor) define(SafeMap.prototype, key, descriptor)
}

export const copyArray = (array: readonly unknown[]): unknown[] => apply(arraySlice, array, [])
const arraySlice = Array.prototype.slice

/** The getter that reading a member would call, own or inherited; undefined for data. Allocates nothing. */
export const lookupGetter: (owner: object, key: PropertyKey) => unknown = Function.prototype.call.bind(
  (Object.prototype as unknown as { __lookupGetter__: () => unknown }).__lookupGetter__,
)

/** A captured getter or method, called with the object first: `size(map)`. Throws as the original does on a wrong object. */
export function uncurry<R>(method: ((this: never, ...rest: never[]) => R) | undefined) {
  if (!method) throw new TypeError('no such built-in')
  return (self: unknown, ...rest: unknown[]): R => apply(method, self, rest) as R
}

/** The getter of an accessor property: `getter(Map.prototype, 'size')`. */
export function getter(owner: object, key: PropertyKey): (self: unknown) => unknown {
  return uncurry<unknown>(descriptorOf(owner, key)?.get)
}

const probe = {}

/**
 * Sets an own data member, also where `Object.prototype` has a setter for the key: `__proto__`, and the page's or our own
 * accessors there.
 */
export function put(target: object, key: string | number, value: unknown): void {
  if (key in probe) define(target, key, { value, writable: true, enumerable: true, configurable: true })
  else (target as Record<string | number, unknown>)[key] = value
}

/** An element that is known to stand there. */
export function at<T>(array: readonly T[], index: number): T {
  // oxlint-disable-next-line typescript/no-unnecessary-type-assertion -- it is one under noUncheckedIndexedAccess
  return array[index] as T
}

/** A plain object: made by `{}`, `JSON.parse` or `Object.create(null)`, in this realm or another. May throw on proxies. */
export function isPlain(value: object): boolean {
  const prototype: unknown = prototypeOf(value)
  if (prototype === objectPrototype || prototype === null) return true
  return prototypeOf(prototype) === null && hasOwn(prototype as object, 'propertyIsEnumerable')
}
