import { isOrdinary } from '../value/ordinary'
import { at } from '../value/primordials'

/** How many objects one question looks at: enough for most elements of most arrays. */
const BUDGET = 300
let left = 0

/** How many objects more all questions of a comparison of two may look at, where each goes on from where the one before ended. */
const ALLOWANCE = 3_000_000
let allowance = 0

/** Deeper values are left to the walk: a question calls itself at each level. */
const DEEPEST = 250

/** A pair of containers that differ, or were not looked through; the first `equal` members are equal. */
export interface Apart {
  a: object
  b: object
  equal: number
}
/** The pairs, the outermost last, that the last answer went through to where it ended. */
let apart: Apart[] = []

/**
 * Whether two plain values are surely equal, seen from within a budget; false means unknown. Asked before the walk goes into
 * a subtree, because it needs no path and no memory. The walk then goes on where the answer ended (`equalMembers`).
 */
export function surelyEqual(a: unknown, b: unknown): boolean {
  if (a === b) return a !== 0 || Object.is(a, b)
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  if (apart.length > 0) {
    const outermost = at(apart, apart.length - 1)
    if (outermost.a === a && outermost.b === b) return false
    apart = []
  }
  left = BUDGET + allowance
  const answer = equal(a, b, 0)
  allowance = Math.max(0, Math.min(allowance, left))
  return answer
}

/** Begins a comparison, of so many columns: of two, all is looked through at once. */
export function begin(columns: number): void {
  apart = []
  allowance = columns === 2 ? ALLOWANCE : 0
}

/** How many members from the first on are known to be equal, of a pair that the last answer went through. */
export function equalMembers(a: unknown, b: unknown): number {
  const outermost = apart.at(-1)
  if (!outermost || outermost.a !== a || outermost.b !== b) return 0
  apart.pop()
  return outermost.equal
}

/** What the last answer went through, to come back to it later; without one given, it is forgotten. */
export function exchange(known: Apart[] = []): Apart[] {
  const before = apart
  apart = known
  return before
}

function equal(a: object, b: object, depth: number): boolean {
  const members = depth > DEEPEST ? 0 : firstApart(a, b, depth)
  if (members < 0) return true
  apart.push({ a, b, equal: members })
  return false
}

/** The number of equal members before the first that is not; -1 when all are. */
function firstApart(a: object, b: object, depth: number): number {
  if (Array.isArray(a)) return Array.isArray(b) ? elementsApart(a, b, depth) : 0
  if (!isOrdinary(a) || !isOrdinary(b)) return 0
  return membersApart(a as Record<string, unknown>, b as Record<string, unknown>, depth)
}

// Both below spell the comparison of primitives out: it is most of the work, and a call would double it.

function elementsApart(a: readonly unknown[], b: readonly unknown[], depth: number): number {
  const { length } = a
  if (length !== b.length) return 0
  left -= 1 + (length >> 4)
  if (left < 0) return 0
  for (let i = 0; i < length; i++) {
    const x = a[i]
    const y = b[i]
    if (x === y) {
      if (x === 0 && !Object.is(x, y)) return i
    } else if (typeof x !== 'object' || typeof y !== 'object' || x === null || y === null || !equal(x, y, depth + 1))
      return i
  }
  return -1
}

/** `for in` takes two thirds of the time of `Object.keys`: it makes no list. */
function membersApart(a: Record<string, unknown>, b: Record<string, unknown>, depth: number): number {
  left -= 1
  let seen = 0
  for (const key in a) {
    if ((seen & 15) === 15) left -= 1
    if (left < 0) return seen
    const x = a[key]
    const y = b[key]
    if (x === y) {
      if (x === 0 ? !Object.is(x, y) : x === undefined && !Object.hasOwn(b, key)) return seen
    } else if (typeof x !== 'object' || typeof y !== 'object' || x === null || y === null || !equal(x, y, depth + 1))
      return seen
    seen += 1
  }
  let extra = -seen
  for (const _ in b) extra += 1
  return extra === 0 ? -1 : seen
}
