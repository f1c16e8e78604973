import { identityOf, inferIdentity, isUnique, rawIdentity, IDENTITY_KEYS } from '../value/identity'
import { matchElements } from './match'
import type { Step } from './difference'
import { outOfOrder } from './order'

/** An element in several arrays: by array its index, -1 where it has none. */
export interface Row {
  step: Step
  indices: readonly number[]
  moved: boolean
}
export interface Rows {
  rows: readonly Row[]
  /** The key that identifies the elements; undefined when they have none. */
  key?: string
  /** The rows were matched by likeness or by index, and the lengths differ: an index means another element in each array. */
  shifted: boolean
}

/** The most elements that are matched by likeness; longer arrays without identities are matched by index. */
const MAX_MATCHED = 200

/** Matches the elements of arrays: by identity, else by likeness where lengths differ, else by index. O(n log n). */
export function alignRows(arrays: readonly (readonly unknown[])[], userKey?: string): Rows {
  const key = keyOf(arrays, userKey)
  if (isPositional(arrays, userKey)) return { rows: byIndex(arrays, arrays[0]?.length ?? 0, key), shifted: false }
  if (key !== undefined) return { rows: byIdentity(arrays, key), key, shifted: false }
  const lengths = arrays.map((array) => array.length)
  const longest = Math.max(...lengths)
  if (lengths.every((length) => length === longest)) return { rows: byIndex(arrays, longest), shifted: false }
  const rows = longest > MAX_MATCHED ? byIndex(arrays, longest) : byLikeness(arrays)
  return { rows, shifted: true }
}

export function keyOf(arrays: readonly (readonly unknown[])[], userKey?: string): string | undefined {
  if (userKey !== undefined && arrays.every((array) => isUnique(array, userKey))) return userKey
  return inferIdentity(arrays)
}

/** Whether arrays of the same length have the same identities at each index, or none at all: then they match by index. */
export function isPositional(arrays: readonly (readonly unknown[])[], userKey?: string): boolean {
  const [first, ...others] = arrays
  if (!first || others.some((array) => array.length !== first.length)) return false
  const key = userKey ?? IDENTITY_KEYS.find((candidate) => rawIdentity(first[0], candidate) !== undefined)
  if (key === undefined) return true
  for (const other of others) {
    for (let i = 0; i < first.length; i++) {
      const [a, b] = [first[i], other[i]]
      if (a !== b && identityAt(a, key) !== identityAt(b, key)) return false
    }
  }
  return true
}

function identityAt(element: unknown, key: string): unknown {
  return typeof element === 'object' && element !== null ? (element as Record<string, unknown>)[key] : element
}

function byIndex(arrays: readonly (readonly unknown[])[], length: number, key?: string): Row[] {
  const rows: Row[] = []
  for (let i = 0; i < length; i++) {
    const step = (key === undefined ? undefined : identityOf(arrays[0]?.[i], key)) ?? i
    rows.push({ step, indices: arrays.map((array) => (i < array.length ? i : -1)), moved: false })
  }
  return rows
}

function byIdentity(arrays: readonly (readonly unknown[])[], key: string): Row[] {
  const indices = arrays.map((array) => indexBy(array, key))
  const [first, ...others] = indices
  if (!first) return []
  const moved = new Set<string>()
  for (const other of others) {
    const common: string[] = []
    const positions: number[] = []
    for (const id of first.keys()) {
      const position = other.get(id)
      if (position === undefined) continue
      common.push(id)
      positions.push(position)
    }
    for (const i of outOfOrder(positions)) moved.add(common[i] ?? '')
  }
  const rows: Row[] = []
  for (const id of merged(indices)) {
    const at: number[] = []
    for (const index of indices) at.push(index.get(id) ?? -1)
    rows.push({ step: id, indices: at, moved: moved.has(id) })
  }
  return rows
}

function indexBy(array: readonly unknown[], key: string): Map<string, number> {
  const index = new Map<string, number>()
  for (let i = 0; i < array.length; i++) index.set(identityOf(array[i], key) ?? '', i)
  return index
}

/** All ids: those of the first array in order, each followed by what other arrays have after it and the first lacks. */
function merged(indices: readonly ReadonlyMap<string, number>[]): string[] {
  const first = indices[0]
  const after = new Map<string | undefined, Set<string>>()
  for (const other of indices.slice(1)) {
    let anchor: string | undefined
    for (const id of other.keys()) {
      if (first?.has(id)) anchor = id
      else after.set(anchor, (after.get(anchor) ?? new Set()).add(id))
    }
  }
  if (after.size === 0) return [...(first?.keys() ?? [])]
  const ids = new Set(after.get(undefined))
  for (const id of first?.keys() ?? []) {
    ids.add(id)
    for (const extra of after.get(id) ?? []) ids.add(extra)
  }
  return [...ids]
}

/** Steps are the rows' own positions, because an index would not be unique. */
function byLikeness(arrays: readonly (readonly unknown[])[]): Row[] {
  const [first = [], ...others] = arrays
  const matches = others.map((other) => matchElements(first, other))
  const rows: number[][] = []
  for (let i = 0; i <= first.length; i++) {
    const extras = matches.map((match) => match.before[i] ?? [])
    const most = Math.max(0, ...extras.map((list) => list.length))
    for (let n = 0; n < most; n++) rows.push([-1, ...extras.map((list) => list[n] ?? -1)])
    if (i < first.length) rows.push([i, ...matches.map((match) => match.partner[i] ?? -1)])
  }
  return rows.map((indices, step) => ({ step, indices, moved: false }))
}
