import { decode } from '../value/decode'
import { put } from '../value/primordials'
import type { Delta, NestedDelta } from './delta'

/** The value that a delta leads to. What it does not touch stays the same reference; the value itself is left as it is. */
export function applyDelta(value: unknown, delta: Delta | undefined): unknown {
  if (delta === undefined) return value
  if (!Array.isArray(delta)) return Array.isArray(value) ? elements(value, delta) : members(value, delta)
  return delta.length === 3 ? undefined : decode(delta.at(-1))
}

/** The delta that leads back. */
export function reverseDelta(delta: Delta): Delta {
  if (!Array.isArray(delta)) return isOfArray(delta) ? reversedElements(delta) : reversedMembers(delta)
  if (delta.length === 1) return [delta[0], 0, 0]
  if (delta.length === 2) return [delta[1], delta[0]]
  return delta[2] === 0 ? [delta[0]] : delta
}

const isOfArray = (delta: NestedDelta): boolean => delta._t === 'a'

function entriesOf(delta: NestedDelta): [string, Delta][] {
  const found: [string, Delta][] = []
  for (const [key, inner] of Object.entries(delta)) if (inner !== 'a' && inner !== undefined) found.push([key, inner])
  return found
}

function isGone(delta: Delta): boolean {
  return Array.isArray(delta) && delta.length === 3 && delta[2] === 0
}

function members(value: unknown, delta: NestedDelta): unknown {
  const copy: Record<string, unknown> = { ...(value as Record<string, unknown>) }
  for (const [key, inner] of entriesOf(delta)) {
    if (isGone(inner)) delete copy[key]
    else put(copy, key, applyDelta(copy[key], inner))
  }
  return copy
}

/** What a delta does to an array: old indices that leave their place, new indices that are taken by others, inner changes. */
function parted(delta: NestedDelta) {
  const gone: number[] = []
  const moves: [from: number, to: number][] = []
  const added: [index: number, delta: Delta][] = []
  const inner: [index: number, delta: Delta][] = []
  for (const [key, each] of entriesOf(delta)) {
    const index = Number(key.replace('_', ''))
    if (!key.startsWith('_')) (Array.isArray(each) && each.length === 1 ? added : inner).push([index, each])
    else if (Array.isArray(each) && each.length === 3 && each[2] === 3) moves.push([index, each[1]])
    else gone.push(index)
  }
  return { gone, moves, added, inner }
}

function elements(array: readonly unknown[], delta: NestedDelta): unknown[] {
  const { gone, moves, added, inner } = parted(delta)
  const left = new Set([...gone, ...moves.map(([from]) => from)])
  const placed = new Map<number, unknown>(added.map(([index, each]) => [index, applyDelta(undefined, each)]))
  for (const [from, to] of moves) placed.set(to, array[from])
  const staying = array.filter((_, i) => !left.has(i))
  const result: unknown[] = []
  for (let i = 0, next = 0; next < staying.length || placed.has(i); i++)
    result.push(placed.has(i) ? placed.get(i) : staying[next++])
  for (const [index, each] of inner) result[index] = applyDelta(result[index], each)
  return result
}

function reversedMembers(delta: NestedDelta): NestedDelta {
  const reversed: NestedDelta = {}
  for (const [key, inner] of entriesOf(delta)) put(reversed, key, reverseDelta(inner))
  return reversed
}

/** Written out, because jsondiffpatch's own guesses where an element changed that other elements moved around. */
function reversedElements(delta: NestedDelta): NestedDelta {
  const { gone, moves, added, inner } = parted(delta)
  const reversed: NestedDelta = { _t: 'a' }
  for (const index of gone) reversed[index] = reverseDelta(delta[`_${index}`] as Delta)
  for (const [index, each] of added) reversed[`_${index}`] = reverseDelta(each)
  for (const [from, to] of moves) reversed[`_${to}`] = ['', from, 3]
  const origin = new Map(moves.map(([from, to]) => [to, from]))
  const left = [...gone, ...origin.values()].toSorted((a, b) => a - b)
  const taken = [...added.map(([index]) => index), ...origin.keys()].toSorted((a, b) => a - b)
  let before = 0
  let skipped = 0
  for (const [index, each] of inner.toSorted(([a], [b]) => a - b)) {
    while (before < taken.length && (taken[before] ?? 0) < index) before++
    // Of the elements that stay in their order, the one at this rank: its old index is its rank plus what left before it.
    const rank = index - before
    while (skipped < left.length && (left[skipped] ?? 0) <= rank + skipped) skipped++
    reversed[origin.get(index) ?? rank + skipped] = reverseDelta(each)
  }
  return reversed
}
