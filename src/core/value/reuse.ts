import { put } from './primordials'

/** Stands for what cannot be decoded part by part. */
export const COMPLEX = Symbol('complex')
const MAX_DEPTH = 500

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
  if (Array.isArray(node)) {
    let copy: unknown[] | undefined
    for (let i = 0; i < node.length; i++) {
      const value = reuse(node[i], leafOf, depth + 1)
      if (value === COMPLEX) return COMPLEX
      if (copy || !Object.is(value, node[i])) (copy ??= [...(node as unknown[])])[i] = value
    }
    return copy ?? node
  }
  if (Object.hasOwn(node, '$')) return leafOf(node)
  const members = node as Record<string, unknown>
  let copy: Record<string, unknown> | undefined
  for (const key of Object.keys(members)) {
    const value = reuse(members[key], leafOf, depth + 1)
    if (value === COMPLEX) return COMPLEX
    if (!Object.is(value, members[key])) put((copy ??= { ...members }), key, value)
  }
  return copy ?? members
}
