import { type ChosenIdentity, type ElementKey, stepOf } from '../value/identity'
import type { Path } from '../value/path'
import { at } from '../value/primordials'
import { decide, type Place } from './decide'
import { combine, type Difference, ignore, ownDifference, type Step } from './difference'
import { ABSENT, type AlignInput, type AlignOptions } from './input'
import { memberList } from './member-list'
import { kindOf } from './members'
import { mixtureOf } from './mixture'
import { orderDifference } from './order-difference'
import { begin, equalMembers, exchange, surelyEqual } from './quick'
import { Moved, partnersOf } from './partners'
import { byContent, type Changed, changedInPlace, extrasAfter, keyOf, type Row } from './rows'
import { type Frame, haveSameKeys, isAlike, isPrimitive, isSameIn, namedStep } from './walk-members'
import type { State } from '../session/session'

/** Below this many levels a subtree is compared when it is asked for, because every level takes space on the stack. */
const MAX_DEPTH = 250

/** So many subtrees are walked at once; what is shared over and over has more paths than anybody can count. */
const MAX_WALKED = 100_000

/**
 * Compares N columns in one pass. What each column has at the current depth stands in a buffer that is reused, so that
 * equal subtrees cost no memory. `cols`: numbers of the columns that take part from there on down.
 */
export class Walk {
  private readonly buffers: unknown[][] = []
  private readonly steps: Step[] = []
  private readonly frames: (Frame | undefined)[] = []
  /** State of an array whose elements cannot be told apart one by one: holds for all that differs inside. */
  private forced: State | undefined
  private walked = 0

  constructor(
    private readonly inputs: readonly AlignInput[],
    private readonly options: AlignOptions,
    private readonly base: Path,
  ) {}

  /** What differs between the columns, which have `raws` at the base path. */
  run(raws: readonly unknown[]): Difference | undefined {
    this.buffers[0] = [...raws]
    begin(raws.length)
    const difference = this.perhaps(0, [...raws.keys()])
    begin(0)
    return difference
  }

  /** The same for columns that may all have the very same. */
  private perhaps(depth: number, cols: readonly number[]): Difference | undefined {
    const raws = this.buffer(depth)
    const first = raws[cols[0] ?? 0]
    return cols.every((col) => Object.is(raws[col], first)) ? undefined : this.node(depth, cols)
  }

  /** Columns that are not all the very same. */
  private node(depth: number, cols: readonly number[]): Difference | undefined {
    const raws = this.buffer(depth)
    const first = raws[cols[0] ?? 0]
    const kind = kindOf(first)
    if (kind === 'none' && cols.every((col) => isPrimitive(raws[col]))) return this.leaf(depth, cols)
    if (kind === 'none' || kind === 'Map') return this.mixed(depth, cols)
    for (const col of cols) if (kindOf(raws[col]) !== kind) return this.mixed(depth, cols)
    if (this.stopsAt(depth, cols)) return this.deep(depth, cols)
    return kind === 'array' ? this.array(depth, cols) : combine(undefined, this.object(depth, cols))
  }

  /** What is too deep, or leads back to what is being compared, is compared when it is asked for. */
  private stopsAt(depth: number, cols: readonly number[]): boolean {
    if (depth >= MAX_DEPTH || this.walked++ > MAX_WALKED) return true
    for (let above = depth - 1; above >= 0; above--) {
      if (isSameIn(this.buffer(above), this.buffer(depth), cols)) return true
    }
    return false
  }

  private deep(depth: number, cols: readonly number[]): Difference | undefined {
    const difference = this.leaf(depth, cols)
    return difference && { ...difference, deep: true, whole: false }
  }

  /** Plain objects in all columns. */
  private object(depth: number, cols: readonly number[]): Map<Step, Difference> {
    const raws = this.buffer(depth)
    const below = new Map<Step, Difference>()
    const objects = cols.map((col) => raws[col] as Record<string, unknown>)
    const keys = objects.map((object) => Object.keys(object))
    const uniform = haveSameKeys(keys)
    const steps = uniform ? (keys[0] ?? []) : new Set(keys.flat())
    const next = this.buffer(depth + 1)
    const first = at(objects, 0)
    const known = objects.map((object, n) => (n === 0 ? 0 : equalMembers(first, object)))
    let index = -1
    for (const step of steps) {
      index += 1
      let alike = true
      for (let n = 1; alike && n < objects.length; n++) {
        const equal = at(known, n)
        if (index < equal) continue
        // Where a question ended at a text, it is not compared once more.
        alike = (index > equal || typeof first[step] !== 'string') && isAlike(first, at(objects, n), step, uniform)
      }
      if (alike) continue
      for (let n = 0; n < objects.length; n++) {
        const object = at(objects, n)
        next[at(cols, n)] = uniform || Object.hasOwn(object, step) ? object[step] : ABSENT
      }
      this.member(depth, step, cols, below, uniform)
    }
    return below
  }

  private member(
    depth: number,
    step: Step,
    cols: readonly number[],
    below: Map<Step, Difference>,
    differ = true,
  ): void {
    this.steps[depth] = step
    const difference = differ ? this.node(depth + 1, cols) : this.perhaps(depth + 1, cols)
    if (!difference) return
    const isIgnored = this.options.ignored?.(this.path(depth + 1)) ?? false
    below.set(this.stepAt(depth), isIgnored ? ignore(difference) : difference)
  }

  /** Arrays in all columns. */
  private array(depth: number, cols: readonly number[]): Difference | undefined {
    const raws = this.buffer(depth)
    const arrays = cols.map((col) => raws[col] as readonly unknown[])
    const chosen = this.options.identity?.(this.path(depth))
    const changed = changedInPlace(arrays, chosen)
    this.frames[depth] = changed && { arrays, chosen, inferred: false }
    if (changed) return this.changed(depth, cols, arrays, changed)
    const key = keyOf(arrays, chosen)
    return key === undefined ? this.unkeyed(depth, cols, arrays, chosen) : this.keyed(depth, cols, arrays, key)
  }

  /** Elements that match by index. */
  private changed(
    depth: number,
    cols: readonly number[],
    arrays: readonly (readonly unknown[])[],
    changed: readonly Changed[],
  ): Difference | undefined {
    const below = new Map<Step, Difference>()
    const next = this.buffer(depth + 1)
    for (const { index, apart } of changed) {
      for (let n = 0; n < cols.length; n++) next[at(cols, n)] = at(arrays, n)[index]
      exchange(apart)
      this.member(depth, index, cols, below)
    }
    this.frames[depth] = undefined
    return combine(undefined, below)
  }

  /** Elements that match by an identity of their own. */
  private keyed(
    depth: number,
    cols: readonly number[],
    arrays: readonly (readonly unknown[])[],
    key: ElementKey,
  ): Difference | undefined {
    const below = new Map<Step, Difference>()
    const [first = [], ...others] = arrays
    const partners = others.map((other) => partnersOf(first, other, key.key))
    const next = this.buffer(depth + 1)
    for (let i = 0; i < first.length; i++) {
      const element = first[i]
      let alike = true
      for (let n = 0; alike && n < others.length; n++) {
        const j = at(partners, n).index[i] ?? -1
        alike = j >= 0 && surelyEqual(element, at(others, n)[j])
      }
      if (alike) continue
      next[at(cols, 0)] = element
      for (let n = 0; n < others.length; n++) {
        const j = at(partners, n).index[i] ?? -1
        next[at(cols, n + 1)] = j < 0 ? ABSENT : at(others, n)[j]
      }
      this.member(depth, stepOf(element, key) ?? i, cols, below)
    }
    for (const rows of extrasAfter(first, others, partners, key).values())
      for (const row of rows) this.row(depth, cols, arrays, row, below)
    if (partners.every(({ inOrder }) => inOrder)) return combine(undefined, below)
    const isComplete = partners.every(({ extras }, n) => extras.length === 0 && at(others, n).length === first.length)
    const order = orderDifference(this.inputs, this.options, this.place(depth, cols), key.key, isComplete)
    return combine({ ...order, whole: false, moved: new Moved(first, partners, key) }, below)
  }

  /** Elements without identities, of arrays that differ in length. */
  private unkeyed(
    depth: number,
    cols: readonly number[],
    arrays: readonly (readonly unknown[])[],
    chosen: ChosenIdentity | undefined,
  ): Difference | undefined {
    const below = new Map<Step, Difference>()
    const { forced } = this
    const { rows, shifted } = byContent(arrays, chosen)
    if (shifted) this.forced ??= decide(this.inputs, this.options, this.place(depth, cols))?.state
    for (const row of rows) this.row(depth, cols, arrays, row, below)
    this.forced = forced
    return combine(undefined, below)
  }

  private row(
    depth: number,
    cols: readonly number[],
    arrays: readonly (readonly unknown[])[],
    { step, indices }: Row,
    below: Map<Step, Difference>,
  ): void {
    const next = this.buffer(depth + 1)
    let alike = true
    for (let n = 0; n < cols.length; n++) {
      const index = indices[n] ?? -1
      const element = index < 0 ? ABSENT : at(arrays, n)[index]
      next[at(cols, n)] = element
      alike &&= n === 0 || surelyEqual(element, next[at(cols, 0)])
    }
    if (!alike) this.member(depth, step, cols, below)
  }

  /** Columns with different kinds of things, or with nothing, or with something further down. */
  private mixed(depth: number, cols: readonly number[]): Difference | undefined {
    const raws = this.buffer(depth)
    const { covering, asWhole, presence, instances, inner } = mixtureOf(raws, cols)
    const own = asWhole ? this.leaf(depth, covering, presence) : undefined
    if (instances && (own?.divergent ?? 0) === 0) return own
    if (inner.length < 2) return own
    if (this.stopsAt(depth, inner)) return own ?? this.deep(depth, inner)
    const below = this.members(depth, inner)
    return instances && below.size > 0 ? combine(undefined, below) : combine(own, below)
  }

  private members(depth: number, cols: readonly number[]): Map<Step, Difference> {
    const below = new Map<Step, Difference>()
    const raws = this.buffer(depth)
    const list = memberList(
      cols.map((col) => raws[col]),
      this.options.identity?.(this.path(depth)),
    )
    for (let i = 0; i < list.length; i++) {
      const next = this.buffer(depth + 1)
      const inner = list.raws(i)
      cols.forEach((col, n) => {
        next[col] = inner[n]
      })
      this.member(depth, list.step(i), cols, below, false)
    }
    return below
  }

  private leaf(depth: number, cols: readonly number[], presence = false): Difference | undefined {
    const decision = decide(this.inputs, this.options, this.place(depth, cols, presence))
    if (!decision) return undefined
    const difference = ownDifference(decision.state, decision.loses)
    return this.forced && difference.divergent > 0 ? ownDifference(this.forced) : difference
  }

  private place(depth: number, cols: readonly number[], presence = false): Place {
    return {
      raws: this.buffer(depth),
      cols,
      path: this.path(depth),
      inArray: typeof this.steps[depth - 1] === 'number' || this.buffers[depth - 1]?.[cols[0] ?? 0] instanceof Map,
      presence,
      leadsBack: (col) => this.buffers.slice(0, depth).some((raws) => raws[col] === this.buffer(depth)[col]),
    }
  }

  private buffer(depth: number): unknown[] {
    return (this.buffers[depth] ??= [])
  }

  private path(depth: number): Path {
    const path: Step[] = [...this.base]
    for (let i = 0; i < depth; i++) path.push(this.stepAt(i))
    return path
  }

  private stepAt(depth: number): Step {
    return namedStep(this.steps[depth] ?? 0, this.frames[depth])
  }
}
