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

/** The browser's own, saved before it is hooked. */
export const nativeFetch = fetch.bind(globalThis)
export const abortAfter = AbortSignal.timeout.bind(AbortSignal)
const bodyOf = getOwnPropertyDescriptor(Response.prototype, 'body')?.get
const { getReader } = ReadableStream.prototype
const { read, cancel } = ReadableStreamDefaultReader.prototype
const { decode } = TextDecoder.prototype
const PlainDecoder = TextDecoder

/** The text of a response, by none of the methods that are watched; rejects when it is of more than `most` bytes. */
export async function textOf(response: Response, most: number): Promise<string> {
  const stream = bodyOf && (apply(bodyOf, response, []) as ReadableStream<Uint8Array> | null)
  if (!stream) return ''
  const reader = apply(getReader, stream, []) as ReadableStreamDefaultReader<Uint8Array>
  const decoder = new PlainDecoder()
  let text = ''
  for (let size = 0; ; ) {
    const { done, value } = await (apply(read, reader, []) as ReturnType<typeof reader.read>)
    text += apply(decode, decoder, value ? [value, { stream: true }] : []) as string
    if (done) return text
    size += value.byteLength
    if (size <= most) continue
    void thenNative(apply(cancel, reader, []) as Promise<void>, nothing, nothing)
    throw new PlainError(`the answer is larger than ${most} bytes`)
  }
}

const nothing = (): void => undefined

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
