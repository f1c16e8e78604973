import type { Path } from './path'
import { at, copyArray, descriptorOf, hasOwn, is, isArray, isPlain, keysOf, put, SafeMap } from './primordials'

/** One step from a state to the next, with values as references. An empty path replaces the whole state. */
export type RawOp =
  | { op: 'set'; path: Path; value: unknown }
  | { op: 'remove'; path: Path }
  | { op: 'length'; path: Path; length: number }

const MAX_STEPS = 500
/** An array that takes more steps than this is set as a whole. */
const MAX_ARRAY_STEPS = 100
const MAX_DEPTH = 200
/** Pairs of objects compared before the walk gives up: more can only be a graph walked over and over. */
const MAX_PAIRS = 3_000_000
/** The most holes that a step may add to an array. */
const MAX_GROWTH = 10_000_000

/**
 * The steps from one state to the next: a walk over plain objects and arrays that skips what is the same reference.
 * `full` when there are too many (500), when it gets too deep, or when the roots are not both plain objects or both arrays.
 * Calls no getter of an object; never throws. Key order is not kept.
 */
export function diffSteps(prev: unknown, next: unknown): { steps: RawOp[] } | { full: true } {
  if (prev === next && typeof prev === 'object') return { steps: [] }
  const walk = new Walk()
  try {
    if (!alike(prev, next)) return { full: true }
    walk.node(prev, next, 0)
  } catch {
    return { full: true }
  }
  return walk.gaveUp ? { full: true } : { steps: walk.steps }
}

type Container = Record<string | number, unknown>

/** Both plain objects, or both arrays. */
function alike(a: unknown, b: unknown): a is Container {
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  const array = isArray(a)
  return array === isArray(b) && (array || (isPlain(a) && isPlain(b)))
}

/** Reading what a descriptor lacks is faster than asking whether it has it. */
const isAccessor = ({ get, set }: PropertyDescriptor): boolean => get !== undefined || set !== undefined

class Walk {
  steps: RawOp[] = []
  gaveUp = false
  private pairs = 0
  private readonly at: (string | number)[] = []

  node(a: unknown, b: unknown, depth: number): void {
    if (this.gaveUp) return
    if (!alike(a, b)) return this.set(b, depth)
    this.pairs += 1
    if (depth >= MAX_DEPTH || this.pairs > MAX_PAIRS) {
      this.gaveUp = true
      return
    }
    if (isArray(a)) this.array(a, b as unknown[], depth)
    else this.object(a, b as Container, depth)
  }

  private set(value: unknown, depth: number): void {
    this.emit({ op: 'set', path: this.path(depth), value })
  }

  private emit(step: RawOp): void {
    if (this.steps.length >= MAX_STEPS) this.gaveUp = true
    else this.steps[this.steps.length] = step
  }

  private path(depth: number): Path {
    const path: (string | number)[] = []
    for (let i = 0; i < depth; i++) path[i] = at(this.at, i)
    return path
  }

  private object(a: Container, b: Container, depth: number): void {
    let kept = 0
    for (const key in b) {
      const after = descriptorOf(b, key)
      if (after === undefined) continue // Inherited.
      const before = descriptorOf(a, key)
      if (before?.enumerable) kept += 1
      // Asked first, as it is so of most members. An accessor has no value.
      if (before !== undefined && after.value !== undefined && is(before.value, after.value)) continue
      this.at[depth] = key
      // An accessor has nothing to compare or to hand on: the object is encoded anew, which marks it.
      if (isAccessor(after)) return this.set(b, depth)
      if (before === undefined || isAccessor(before)) this.set(after.value, depth + 1)
      else if (after.value !== undefined || before.value !== undefined) this.node(before.value, after.value, depth + 1)
    }
    if (!hasAsManyMembers(a, kept)) this.removals(a, b, depth)
  }

  private removals(a: Container, b: Container, depth: number): void {
    const old = keysOf(a)
    for (let i = 0; i < old.length; i++) {
      this.at[depth] = at(old, i)
      if (!hasOwn(b, at(old, i))) this.emit({ op: 'remove', path: this.path(depth + 1) })
    }
  }

  /** Elements are read directly: a getter among an array's elements is not expected, and a descriptor costs ten times as much. */
  private array(a: unknown[], b: unknown[], depth: number): void {
    const start = this.steps.length
    if (a.length !== b.length) this.emit({ op: 'length', path: this.path(depth), length: b.length })
    for (let i = firstApart(a, b, 0); i < b.length; i = firstApart(a, b, i + 1)) {
      const value = b[i]
      if (value !== undefined && i < a.length && is(value, a[i])) continue
      this.at[depth] = i
      if (value === undefined && !hasOwn(b, i)) {
        if (hasOwn(a, i)) this.emit({ op: 'remove', path: this.path(depth + 1) })
      } else if (!hasOwn(a, i)) this.set(value, depth + 1)
      else if (!is(value, a[i])) this.node(a[i], value, depth + 1)
      if (this.steps.length - start > MAX_ARRAY_STEPS) {
        this.steps.length = start
        return this.set(b, depth)
      }
    }
  }
}

/** Whether an object has so many enumerable members; false as well where its prototype adds some. Makes no list of them. */
function hasAsManyMembers(object: Container, count: number): boolean {
  let more = -count
  for (const _ in object) more += 1
  return more === 0
}

/**
 * The first index from one on where arrays may not have the very same: they surely have before it. A loop of its own for
 * `===` between objects, which the engine then compares in place, in half the time of `Object.is`; `undefined` may be a
 * hole and numbers may be -0, so they are not passed over.
 */
function firstApart(a: readonly unknown[], b: readonly unknown[], from: number): number {
  const end = Math.min(a.length, b.length)
  for (let i = from; i < end; i++) {
    const value = b[i]
    if (value !== a[i] || typeof value === 'number' || value === undefined) return i
  }
  return Math.max(from, end)
}

/**
 * The state after the steps. Copies what it changes, each container once; the state before stays as it is. Steps that lead
 * nowhere (into a truncated part, or malformed) are left out. For decoded values: copying an object reads its members.
 */
export function applySteps(value: unknown, steps: readonly RawOp[]): unknown {
  const holder: Container = { root: value }
  const own = new SafeMap<unknown, true>()
  own.set(holder, true)
  for (let i = 0; i < steps.length; i++) applyStep(holder, at(steps, i), own)
  return holder['root']
}

function applyStep(holder: Container, step: RawOp, own: SafeMap<unknown, true>): void {
  const { path } = step
  const last = step.op === 'length' ? path.length : path.length - 1
  let owner = holder
  let key: string | number = 'root'
  for (let i = 0; i <= last; i++) {
    const inner = hasOwn(owner, key) ? ownCopy(owner[key], own) : undefined
    if (!inner) return
    put(owner, key, inner)
    owner = inner
    key = path[i] ?? ''
  }
  if (step.op === 'length') {
    if (isArray(owner) && step.length >= 0 && step.length <= owner.length + MAX_GROWTH)
      owner.length = Math.floor(step.length)
  } else if (isArray(owner) && !isIndexOf(owner, key)) return
  else if (step.op === 'set') put(owner, key, step.value)
  else if (key !== 'root' || owner !== holder) delete owner[key]
}

function isIndexOf(array: readonly unknown[], key: string | number): boolean {
  return typeof key === 'number' && key >= 0 && key % 1 === 0 && key <= array.length + MAX_GROWTH
}

/** The container itself when this call made it, else a copy; undefined for what has no members to set. */
function ownCopy(value: unknown, own: SafeMap<unknown, true>): Container | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  if (own.has(value)) return value as Container
  if (!isArray(value) && !isPlain(value)) return undefined
  const copy: Container = isArray(value) ? (copyArray(value) as unknown as Container) : { ...value }
  own.set(copy, true)
  return copy
}
