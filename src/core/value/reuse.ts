import { put } from './primordials'

/** Stands for what cannot be decoded part by part. */
export const COMPLEX = Symbol('complex')
const MAX_DEPTH = 500
/** Down to this depth it is noted of what has many members that it holds no tags: states are looked through again and again. */
const NOTED = 3
const MANY = 16
const untagged = new WeakSet()

/** Whoever wrote a value may know that there are no tagged nodes in it: it need not be looked through for them. */
export function noteUntagged(value: unknown): void {
  if (typeof value === 'object' && value !== null) untagged.add(value)
}

/** Whether a value is known to hold no tagged nodes. */
export function isUntagged(value: unknown): boolean {
  return typeof value === 'object' && value !== null && untagged.has(value)
}

/**
 * An encoded value with its tagged nodes replaced by what `leafOf` makes of them. Everything that holds none of them is the same
 * object as before. `COMPLEX` where `leafOf` says so, where it is no JSON, or where it gets deep.
 */
export function reuse(node: unknown, leafOf: (tagged: object) => unknown, depth: number): unknown {
  if (typeof node !== 'object' || node === null) {
    const json = node === null || typeof node === 'string' || typeof node === 'boolean' || typeof node === 'number'
    return json ? node : COMPLEX
  }
  if (depth > MAX_DEPTH) return COMPLEX
  const isShallow = depth <= NOTED
  if (isShallow && untagged.has(node)) return node
  const keys = Array.isArray(node) ? undefined : Object.keys(node)
  const value = keys ? members(node, keys, leafOf, depth + 1) : elements(node as unknown[], leafOf, depth + 1)
  const size = keys ? keys.length : (node as unknown[]).length
  if (isShallow && value === node && (depth === 0 || size >= MANY)) untagged.add(node)
  return value
}

function elements(node: readonly unknown[], leafOf: (tagged: object) => unknown, depth: number): unknown {
  let copy: unknown[] | undefined
  for (let i = 0; i < node.length; i++) {
    const element = node[i]
    if (isPlainLeaf(element)) continue
    const value = reuse(element, leafOf, depth)
    if (value === COMPLEX) return COMPLEX
    if (value !== element) (copy ??= [...node])[i] = value
  }
  return copy ?? node
}

function members(node: object, keys: readonly string[], leafOf: (tagged: object) => unknown, depth: number): unknown {
  if (Object.hasOwn(node, '$')) return leafOf(node)
  const from = node as Record<string, unknown>
  let copy: Record<string, unknown> | undefined
  for (const key of keys) {
    const member = from[key]
    if (isPlainLeaf(member)) continue
    const value = reuse(member, leafOf, depth)
    if (value === COMPLEX) return COMPLEX
    if (value !== member) put((copy ??= { ...from }), key, value)
  }
  return copy ?? from
}

/** Most of what there is. */
const isPlainLeaf = (value: unknown): boolean =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' || value === null
