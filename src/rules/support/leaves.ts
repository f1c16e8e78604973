import { entityId, isDictionary } from '../../core/timeline/entity'
import { formatPath, lookup, type Path } from '../../core/value/path'

/** Nodes looked at: beyond that nothing is said of what is missing. */
const EXAMINED = 20_000

/** The plain values of a state: what stands anywhere in it, and the ids and keys by which its members go. */
export interface Leaves {
  /** How often each value stands where the older state had another, or nothing. */
  moved: Map<string, number>
  values: ReadonlySet<string>
  ids: ReadonlySet<string>
  /** Not all of it was looked at. */
  isCut: boolean
}

/** A value as it reads after any change of its type: 16 and "16" are the same. */
export function printed(value: unknown): string | undefined {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return String(value)
  return value instanceof Date && !Number.isNaN(value.getTime()) ? value.toISOString() : undefined
}

/** Values that stand everywhere by chance. */
export function isTrivial(value: unknown): boolean {
  return value === '' || value === 0 || value === 1 || typeof value === 'boolean'
}

/** The leaves of `state`, compared with those of `older`; `initial` gives what stands there without anybody's doing. */
export function leavesOf(state: unknown, older: unknown, initial: unknown): Leaves {
  const moved = new Map<string, number>()
  const values = new Set<string>()
  const ids = new Set<string>()
  const stack: { path: Path; value: unknown }[] = [{ path: [], value: state }]
  let examined = 0
  for (let next = stack.pop(); next && examined < EXAMINED; next = stack.pop()) {
    const { path, value } = next
    examined++
    const text = printed(value)
    if (text !== undefined) {
      values.add(text)
      const isDefault = isTrivial(value) && lookup(initial, path)?.value === value
      if (lookup(older, path)?.value !== value && !isDefault) moved.set(text, (moved.get(text) ?? 0) + 1)
    }
    const id = entityId(value)
    if (id !== undefined) ids.add(id)
    for (const [step, member] of membersOf(value)) {
      if (typeof step === 'string') ids.add(step)
      stack.push({ path: [...path, step], value: member })
    }
  }
  return { moved, values, ids, isCut: examined >= EXAMINED }
}

/** The members of a list, an object, a Map or a Set, with the steps to them. */
export function membersOf(value: unknown): [string | number, unknown][] {
  if (Array.isArray(value)) return [...value.entries()]
  if (value instanceof Set) return [...[...value].entries()]
  if (value instanceof Map) return [...value].map(([key, member]) => [String(key), member])
  return isDictionary(value) ? Object.entries(value) : []
}

/** How a member of a collection is named in a sentence: by its id, its value, or its place. */
export function memberName(step: string | number, value: unknown): string {
  return entityId(value) ?? (typeof step === 'string' ? step : (printed(value) ?? formatPath([step])))
}
