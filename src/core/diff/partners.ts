import { type ElementKey, identityOf, stepOf } from '../value/identity'
import { outOfOrder } from './order'

/** Where the elements of one array stand in another, by their identities under a key that is unique in both. O(n). */
export interface Partners {
  /** By index in the first array: the index in the other, -1 where that lacks the element. */
  index: Int32Array
  /** Indices in the other array of what the first lacks, ascending. */
  extras: readonly number[]
  /** What both have stands in the same order. */
  inOrder: boolean
}

/** Most arrays differ in few places: only what is between their common ends is looked up. */
export function partnersOf(first: readonly unknown[], other: readonly unknown[], key: string): Partners {
  const index = new Int32Array(first.length)
  const shorter = Math.min(first.length, other.length)
  let start = 0
  while (start < shorter && haveSameIdentity(first[start], other[start], key)) index[start] = start++
  let end = first.length
  let otherEnd = other.length
  while (end > start && otherEnd > start && haveSameIdentity(first[end - 1], other[otherEnd - 1], key))
    index[--end] = --otherEnd
  const found = new Map<string | undefined, number>()
  for (let j = start; j < otherEnd; j++) found.set(identityOf(other[j], key), j)
  const taken = new Uint8Array(otherEnd - start)
  let inOrder = true
  let left = taken.length
  let last = -1
  for (let i = start; i < end; i++) {
    const j = left === 0 ? -1 : (found.get(identityOf(first[i], key)) ?? -1)
    index[i] = j
    if (j < 0) continue
    taken[j - start] = 1
    left -= 1
    if (j < last) inOrder = false
    else last = j
  }
  return { index, extras: left === 0 ? [] : untaken(taken, start), inOrder }
}

function untaken(taken: Uint8Array, start: number): number[] {
  const extras: number[] = []
  taken.forEach((isTaken, n) => {
    if (isTaken === 0) extras.push(start + n)
  })
  return extras
}

/** The elements of the first array that must move for the order of the other one: as few as possible. O(n log n). */
export function movedOf({ index, inOrder }: Partners): number[] {
  if (inOrder) return []
  const kept: number[] = []
  const positions: number[] = []
  for (let i = 0; i < index.length; i++) {
    const j = index[i] ?? -1
    if (j < 0) continue
    kept.push(i)
    positions.push(j)
  }
  return outOfOrder(positions).map((n) => kept[n] ?? 0)
}

/** Which elements must move, by their steps; found when it is first asked for. */
export class Moved {
  private steps: ReadonlySet<unknown> | undefined

  constructor(
    private readonly first: readonly unknown[],
    private readonly partners: readonly Partners[],
    private readonly key: ElementKey,
  ) {}

  has(step: string | number): boolean {
    this.steps ??= new Set(this.partners.flatMap((each) => movedOf(each).map((i) => stepOf(this.first[i], this.key))))
    return this.steps.has(step)
  }
}

/** Numbers and their texts are the same identity. */
function haveSameIdentity(a: unknown, b: unknown, key: string): boolean {
  return a === b || identityOf(a, key) === identityOf(b, key)
}
