import { Opaque } from '../value/opaque'
import type { Path } from '../value/path'
import { rawIdentity, IDENTITY_KEYS } from '../value/identity'
import { type Members, membersOf, type Step } from './members'
import { hasSameNames, nameAlike } from './names'

/** A part of one state or the other that has no counterpart to be compared with, or another one. */
export interface Part {
  value: unknown
  /** With indices for the elements of lists. */
  path: Path
}

/** Where two states differ, as parts of each. */
export interface Parts {
  newer: Part[]
  older: Part[]
}

/** Deeper pairs are not compared further, but are parts as a whole. */
const DEEPEST = 2_000

interface Pair {
  newer: unknown
  older: unknown
  path: Path
  olderPath: Path
  above: Pair | undefined
}

/**
 * The parts in which two states differ: what is the same object in both is skipped, as are elements that only moved where their
 * identity stands for them in paths.
 */
export function differingParts(newer: unknown, older: unknown): Parts {
  const parts: Parts = { newer: [], older: [] }
  const pairs: Pair[] = [{ newer, older, path: [], olderPath: [], above: undefined }]
  for (let pair = pairs.pop(); pair; pair = pairs.pop()) {
    if (Object.is(pair.newer, pair.older) || isInside(pair, true)) continue
    const members = pair.path.length < DEEPEST && !isInside(pair, false) ? alike(pair) : undefined
    if (!members) {
      parts.newer.push({ value: pair.newer, path: pair.path })
      parts.older.push({ value: pair.older, path: pair.olderPath })
    } else if (members.newer.steps) keyed(members.newer, members.older, pair, pairs, parts)
    else listed(members.newer, members.older, pair, pairs, parts)
  }
  return parts
}

/** The members of both, where they can be told apart one by one. */
function alike({ newer, older }: Pair): { newer: Members; older: Members } | undefined {
  if (typeof newer !== 'object' || typeof older !== 'object' || newer === null || older === null) return undefined
  if (newer instanceof Opaque && !(older instanceof Opaque && older.name === newer.name)) return undefined
  const [ours, theirs] = [membersOf(newer), membersOf(older)]
  const isAlike = ours && theirs && Object.getPrototypeOf(newer) === Object.getPrototypeOf(older)
  return isAlike && (ours.steps === undefined) === (theirs.steps === undefined)
    ? { newer: ours, older: theirs }
    : undefined
}

/** Whether a pair stands above itself: both of it, or the newer one alone. */
function isInside({ newer, older, above: first }: Pair, both: boolean): boolean {
  for (let above = first; above; above = above.above)
    if (above.newer === newer && (!both || above.older === older)) return true
  return false
}

const memberAt = ({ values, owner, steps }: Members, index: number): unknown =>
  (values as Readonly<Record<Step, unknown>>)[values === owner && steps ? (steps[index] ?? '') : index]

function keyed(newer: Members, older: Members, pair: Pair, pairs: Pair[], parts: Parts): void {
  const indices = new Map(older.steps?.map((step, index) => [step, index]))
  for (const [index, step] of newer.steps?.entries() ?? []) {
    const at = indices.get(step)
    const value = memberAt(newer, index)
    if (at === undefined) parts.newer.push({ value, path: [...pair.path, step] })
    else {
      indices.delete(step)
      const was = memberAt(older, at)
      if (!Object.is(value, was)) pairs.push(deeper(pair, value, was, step, step))
    }
  }
  for (const [step, at] of indices) parts.older.push({ value: memberAt(older, at), path: [...pair.olderPath, step] })
}

function deeper(above: Pair, newer: unknown, older: unknown, step: Step, olderStep: Step): Pair {
  return { newer, older, path: [...above.path, step], olderPath: [...above.olderPath, olderStep], above }
}

/** Lists are alike at both ends as a rule; what lies between is paired by identity, else by place. */
function listed(newer: Members, older: Members, pair: Pair, pairs: Pair[], parts: Parts): void {
  const a = newer.values as readonly unknown[]
  const b = older.values as readonly unknown[]
  const isMoved = a.length !== b.length
  let start = 0
  while (start < a.length && start < b.length && Object.is(a[start], b[start])) start++
  const namesHold = !isMoved || hasSameNames(a, b)
  const end = namesHold ? alikeAtEnd(a, b, start) : 0
  const [endA, endB] = [a.length - end, b.length - end]
  const known = new Map<unknown, number>()
  if (isMoved && namesHold)
    for (let index = start; index < endB; index++) known.set(identity(b[index]) ?? b[index], index)
  const paired = new Set<number>()
  for (let index = start; index < endA; index++) {
    const name = identity(a[index])
    const at = isMoved ? known.get(name ?? a[index]) : identity(b[index]) === name ? index : undefined
    if (at === undefined || paired.has(at) || at >= endB)
      parts.newer.push({ value: a[index], path: [...pair.path, index] })
    else {
      paired.add(at)
      if (!Object.is(a[index], b[at])) pairs.push(deeper(pair, a[index], b[at], index, at))
    }
  }
  if (!isMoved && paired.size === endA - start) nameAlike(a, b)
  for (let index = start; index < endB; index++)
    if (!paired.has(index)) parts.older.push({ value: b[index], path: [...pair.olderPath, index] })
}

/** How many elements at the end of two lists are the same, not counting the first `start`. */
function alikeAtEnd(a: readonly unknown[], b: readonly unknown[], start: number): number {
  const most = Math.min(a.length, b.length) - start
  let count = 0
  while (count < most && Object.is(a[a.length - 1 - count], b[b.length - 1 - count])) count++
  return count
}

function identity(element: unknown): string | number | undefined {
  for (const key of IDENTITY_KEYS) {
    const id = rawIdentity(element, key)
    if (id !== undefined) return id
  }
  return undefined
}
