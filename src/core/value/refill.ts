import { Opaque } from './opaque'
import type { Path } from './path'

/** Deeper states are not put together again. */
const MAX_DEPTH = 200

/**
 * A decoded state as the page may take it over: functions, symbols, accessors and instances of classes, which no message can
 * carry, are those that stand at the same place in `present`. Undefined where there is none, or where something was cut off.
 */
export function refill(value: unknown, present: unknown, depth = 0): { value: unknown } | undefined {
  if (value instanceof Opaque) return refillOpaque(value, present)
  if (typeof value !== 'object' || value === null) return { value }
  if (depth > MAX_DEPTH) return undefined
  if (Array.isArray(value)) {
    const filled = value.map((member, index) => refill(member, memberOf(present, index), depth + 1))
    return filled.includes(undefined) ? undefined : { value: filled.map((member) => member?.value) }
  }
  if (value instanceof Map) {
    const filled = [...value].map(([key, member]) => [key, refill(member, memberOf(present, key), depth + 1)] as const)
    if (filled.some(([, member]) => member === undefined)) return undefined
    return { value: new Map(filled.map(([key, member]) => [key, member?.value])) }
  }
  if (value instanceof Set) return [...value].some((member) => member instanceof Opaque) ? undefined : { value }
  if (Object.getPrototypeOf(value) !== Object.prototype) return { value }
  const filled = Object.entries(value).map(
    ([key, member]) => [key, refill(member, memberOf(present, key), depth + 1)] as const,
  )
  if (filled.some(([, member]) => member === undefined)) return undefined
  return { value: Object.fromEntries(filled.map(([key, member]) => [key, member?.value])) }
}

/** `root` with another value at a path, the rest shared; undefined where the path leads nowhere. */
export function replaceAt(root: unknown, path: Path, value: unknown): { value: unknown } | undefined {
  const [step, ...rest] = path
  if (step === undefined) return { value }
  if (typeof root !== 'object' || root === null) return undefined
  const inner = replaceAt(memberOf(root, step), rest, value)
  if (!inner) return undefined
  if (root instanceof Map) return { value: new Map(root).set(step, inner.value) }
  if (Array.isArray(root)) {
    return { value: typeof step === 'number' ? Object.assign([...(root as unknown[])], { [step]: inner.value }) : root }
  }
  return { value: { ...root, [step]: inner.value } }
}

function refillOpaque({ kind, name }: Opaque, present: unknown): { value: unknown } | undefined {
  if (kind === 'truncated' || kind === 'unreadable' || present === undefined) return undefined
  if (kind === 'function') return typeof present === 'function' ? { value: present } : undefined
  if (kind === 'instance') return typeof present === 'object' ? { value: present } : undefined
  return kind === 'symbol' && name !== '' && typeof present !== 'symbol' ? undefined : { value: present }
}

/** No getter is called. */
function memberOf(owner: unknown, key: unknown): unknown {
  if (typeof owner !== 'object' || owner === null) return undefined
  if (owner instanceof Map) return owner.get(key)
  return Object.getOwnPropertyDescriptor(owner, String(key))?.value
}
