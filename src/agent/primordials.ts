/**
 * What the agent calls after page scripts have run, saved before the first of them. The page may replace or break any of
 * these later; a page that breaks the prototypes of plain arrays and maps loses its own picture only.
 */
export const apply: (target: (...args: never[]) => unknown, self: unknown, args: ArrayLike<unknown>) => unknown =
  Reflect.apply
export const defineProperty = Reflect.defineProperty
export const getOwnPropertyDescriptor = Reflect.getOwnPropertyDescriptor
export const getPrototypeOf = Reflect.getPrototypeOf
export const { keys, hasOwn, is } = Object
export const { isArray } = Array
export const { now } = Date
/** With V8's own members. */
export const PlainError: ErrorConstructor & { stackTraceLimit?: number } = Error
export const NativePromise = Promise
export const NativeProxy = Proxy
export const NativeURL = URL

export const monotonic = performance.now.bind(performance)
export const microtask = queueMicrotask.bind(globalThis)
export const timeout = setTimeout.bind(globalThis)
export const onWindow = window.addEventListener.bind(window)
export const offWindow = window.removeEventListener.bind(window)
export const dispatch = window.dispatchEvent.bind(window)

/** A WeakMap whose methods are the original ones, whatever the page does to `WeakMap.prototype`. */
export class SafeWeakMap<K extends WeakKey, V> extends WeakMap<K, V> {}
for (const name of ['get', 'set', 'has', 'delete'] as const) {
  defineProperty(SafeWeakMap.prototype, name, { value: WeakMap.prototype[name] })
}

const { then } = Promise.prototype
/** `promise.then(…)` as the browser made it. */
export function thenNative<T, R>(
  promise: Promise<T>,
  fulfilled: (value: T) => R,
  rejected: (reason: unknown) => R,
): Promise<R> {
  return apply(then, promise, [fulfilled, rejected]) as Promise<R>
}

const { addEventListener } = EventTarget.prototype
/** Adds a listener to a browser object that the page can neither see nor stop: it comes first, in the capturing phase. */
export function listen(target: EventTarget, type: string, listener: (event: Event) => void): void {
  apply(addEventListener, target, [type, listener, true])
}

const { toString } = Function.prototype
export const sourceOf = (target: (...args: never[]) => unknown): string => apply(toString, target, []) as string

const { stringify } = JSON
/** JSON text, whatever `toJSON` the page hung on the built-in prototypes. */
export function toText(value: unknown): string {
  return 'toJSON' in Array.prototype || 'toJSON' in Object.prototype ? write(value) : stringify(value)
}
export const parseJson = JSON.parse

function write(value: unknown): string {
  if (typeof value !== 'object' || value === null) return stringify(value)
  if (isArray(value)) {
    let text = '['
    for (let i = 0; i < value.length; i++) text += `${i ? ',' : ''}${write(value[i])}`
    return `${text}]`
  }
  let text = '{'
  for (const key of keys(value)) {
    const member: unknown = (value as Record<string, unknown>)[key]
    if (member !== undefined) text += `${text === '{' ? '' : ','}${stringify(key)}:${write(member)}`
  }
  return `${text}}`
}
