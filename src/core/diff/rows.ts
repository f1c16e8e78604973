import {
  type ChosenIdentity,
  type ElementKey,
  IDENTITY_KEYS,
  inferIdentity,
  isUnique,
  rawIdentity,
  stepOf,
} from '../value/identity'
import { matchElements } from './match'
import type { Step } from './difference'
import { movedOf, type Partners, partnersOf } from './partners'
import { type Apart, equalMembers, exchange, surelyEqual } from './quick'

/** An element in several arrays: by array its index, -1 where it has none. */
export interface Row {
  step: Step
  indices: readonly number[]
  moved: boolean
}
export interface Rows {
  rows: readonly Row[]
  /** The rows were matched by likeness or by index, and the lengths differ: an index means another element in each array. */
  shifted: boolean
}

/** The most elements that are matched by likeness; longer arrays without identities are matched by index. */
const MAX_MATCHED = 200

/** Matches the elements of arrays: as a person chose, by identity, else by likeness where lengths differ, else by index. O(n log n). */
export function alignRows(arrays: readonly (readonly unknown[])[], chosen?: ChosenIdentity): Rows {
  const key = keyOf(arrays, chosen)
  if (isPositional(arrays, chosen)) return { rows: byIndex(arrays, arrays[0]?.length ?? 0, key), shifted: false }
  if (key !== undefined) return { rows: byIdentity(arrays, key), shifted: false }
  return byContent(arrays, chosen)
}

/** Matches elements without identities: by likeness where the lengths differ and are short, else, or where a person says so, by index. */
export function byContent(arrays: readonly (readonly unknown[])[], chosen?: ChosenIdentity): Rows {
  const lengths = arrays.map((array) => array.length)
  const longest = Math.max(...lengths)
  if (isByPosition(chosen) || lengths.every((length) => length === longest))
    return { rows: byIndex(arrays, longest), shifted: false }
  return { rows: longest > MAX_MATCHED ? byIndex(arrays, longest) : byLikeness(arrays), shifted: true }
}

/** The key by which the elements of arrays are told apart; undefined when there is none that is unique in each. */
export function keyOf(arrays: readonly (readonly unknown[])[], chosen?: ChosenIdentity): ElementKey | undefined {
  if (isByPosition(chosen)) return undefined
  const own = chosen?.key
  if (own !== undefined && arrays.every((array) => isKnownUnique(array, own))) return { key: own, chosen: true }
  const key = inferIdentity(arrays, isKnownUnique)
  return key === undefined ? undefined : { key }
}

const isByPosition = (chosen: ChosenIdentity | undefined): boolean => chosen !== undefined && chosen.key === undefined

/** The same for arrays that match by index: what is unique in the first is so in all. */
export function keyInPlace(arrays: readonly (readonly unknown[])[], chosen?: ChosenIdentity): ElementKey | undefined {
  const [first = []] = arrays
  const key = likelyKey(first, chosen)
  if (key === undefined || !isKnownUnique(first, key.key)) return keyOf(arrays, chosen)
  for (const array of arrays) if (array.length >= LARGE) remember(array, key.key, true)
  return key
}

/** From this length on it is kept whether the elements of an array have identities: the same one is compared often. */
const LARGE = 32
const uniqueness = new WeakMap<readonly unknown[], Map<string, boolean>>()

function isKnownUnique(array: readonly unknown[], key: string): boolean {
  if (array.length < LARGE) return isUnique(array, key)
  return uniqueness.get(array)?.get(key) ?? remember(array, key, isUnique(array, key))
}

function remember(array: readonly unknown[], key: string, answer: boolean): boolean {
  const answers = uniqueness.get(array)
  if (answers) answers.set(key, answer)
  else uniqueness.set(array, new Map([[key, answer]]))
  return answer
}

/** Whether arrays of the same length have the same identities at each index, or none at all: then they match by index. */
export function isPositional(arrays: readonly (readonly unknown[])[], chosen?: ChosenIdentity): boolean {
  const [first, ...others] = arrays
  if (!first || others.some((array) => array.length !== first.length)) return false
  const key = likelyKey(first, chosen)?.key
  return key === undefined || others.every((other) => first.every((a, i) => haveSameIdentity(a, other[i], key)))
}

/** An index at which arrays are not surely equal, with what was found on the way to tell. */
export interface Changed {
  index: number
  apart: Apart[]
}

/**
 * Where arrays that match by index are not surely equal; undefined when they do not match by index. One pass: elements that are
 * equal have the same identity, so that most are looked at once.
 */
export function changedInPlace(
  arrays: readonly (readonly unknown[])[],
  chosen?: ChosenIdentity,
): readonly Changed[] | undefined {
  const [first, ...others] = arrays
  if (!first || others.some((array) => array.length !== first.length)) return undefined
  const key = likelyKey(first, chosen)?.key
  const changed = new Map<number, Changed>()
  for (const other of others) if (!addChanged(changed, first, other, key)) return undefined
  return [...changed.values()]
}

function addChanged(
  changed: Map<number, Changed>,
  a: readonly unknown[],
  b: readonly unknown[],
  key: string | undefined,
): boolean {
  const { length } = a
  for (let index = equalMembers(a, b); index < length; index++) {
    const x = a[index]
    const y = b[index]
    // Half the time of `===` for what is the same object: it does not look into it.
    if (Object.is(x, y) || surelyEqual(x, y)) continue
    if (key !== undefined && !haveSameIdentity(x, y, key)) return false
    changed.set(index, { index, apart: exchange() })
  }
  return true
}

const INFERRED: readonly ElementKey[] = IDENTITY_KEYS.map((key) => ({ key }))

function likelyKey(first: readonly unknown[], chosen: ChosenIdentity | undefined): ElementKey | undefined {
  if (isByPosition(chosen)) return undefined
  if (chosen?.key !== undefined && rawIdentity(first[0], chosen.key) !== undefined)
    return { key: chosen.key, chosen: true }
  return INFERRED.find(({ key }) => rawIdentity(first[0], key) !== undefined)
}

/** Two objects with the same identity or none, or the same primitive. */
function haveSameIdentity(a: unknown, b: unknown, key: string): boolean {
  if (a === b) return true
  return typeof a === 'object' && typeof b === 'object' && rawIdentity(a, key) === rawIdentity(b, key)
}

function byIndex(arrays: readonly (readonly unknown[])[], length: number, key?: ElementKey): Row[] {
  const rows: Row[] = []
  for (let i = 0; i < length; i++) {
    const step = (key && stepOf(arrays[0]?.[i], key)) ?? i
    rows.push({ step, indices: arrays.map((array) => (i < array.length ? i : -1)), moved: false })
  }
  return rows
}

/** The first array's elements in its order, each followed by what other arrays have after it and the first lacks. */
function byIdentity(arrays: readonly (readonly unknown[])[], key: ElementKey): Row[] {
  const [first = [], ...others] = arrays
  const partners = others.map((other) => partnersOf(first, other, key.key))
  const moved = new Set(partners.flatMap(movedOf))
  const extras = extrasAfter(first, others, partners, key)
  const rows: Row[] = [...(extras.get(-1) ?? [])]
  for (let i = 0; i < first.length; i++) {
    const indices = [i]
    for (const { index } of partners) indices.push(index[i] ?? -1)
    rows.push({ step: stepOf(first[i], key) ?? i, indices, moved: moved.has(i) })
    const after = extras.get(i)
    if (after) for (const row of after) rows.push(row)
  }
  return rows
}

/** Rows of what the first array lacks, by the index in it of the element that they follow; -1: they stand at the head. */
export function extrasAfter(
  first: readonly unknown[],
  others: readonly (readonly unknown[])[],
  partners: readonly Partners[],
  key: ElementKey,
): Map<number, Row[]> {
  const after = new Map<number, Row[]>()
  const known = new Map<string, number[]>()
  partners.forEach(({ index, extras }, n) => {
    if (extras.length === 0) return
    const other = others[n] ?? []
    const back = new Int32Array(other.length).fill(-1)
    for (let i = 0; i < first.length; i++) if ((index[i] ?? -1) >= 0) back[index[i] ?? 0] = i
    let anchor = -1
    let next = 0
    for (let j = 0; next < extras.length; j++) {
      if (extras[next] !== j) {
        anchor = back[j] ?? -1
        continue
      }
      next += 1
      const id = stepOf(other[j], key) ?? ''
      const indices = known.get(id) ?? Array<number>(others.length + 1).fill(-1)
      indices[n + 1] = j
      if (known.has(id)) continue
      known.set(id, indices)
      const row = { step: id, indices, moved: false }
      const rows = after.get(anchor)
      if (rows) rows.push(row)
      else after.set(anchor, [row])
    }
  })
  return after
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
