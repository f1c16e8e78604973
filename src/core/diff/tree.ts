import { BENIGN, type State } from '../session/session'
import { Opaque } from '../value/opaque'
import type { Path } from '../value/path'
import type { AlignedNode, Cell, Members } from './aligned'
import { leavesOut } from './decide'
import type { Difference, Step } from './difference'
import { ABSENT, type AlignInput, type AlignOptions, EXCLUDED, Mounted, OUTSIDE, Past } from './input'
import { type MemberList, memberList } from './member-list'
import { hasMembers } from './members'
import { Walk } from './walk'

/** What a row takes over from those above it. */
interface Inherited {
  /** The state of rows without a difference of their own. */
  state?: State | undefined
  ignored?: boolean
}

/** Makes the rows of a comparison from what differs in it. */
export class Tree {
  constructor(
    private readonly inputs: readonly AlignInput[],
    private readonly options: AlignOptions,
  ) {}

  /** Marks the columns that lack a path because they are not meant to have it. */
  excluded(raws: readonly unknown[], row: Row): readonly unknown[] {
    if (!raws.includes(ABSENT)) return raws
    const { path } = row
    return raws.map((raw, col) => (raw === ABSENT && leavesOut(this.inputs, raws, col, path) ? EXCLUDED : raw))
  }

  isIgnored(row: Row): boolean {
    return this.options.ignored?.(row.path) ?? false
  }

  list(row: Row, raws: readonly unknown[]): MemberList {
    const chosen = raws.some(Array.isArray) ? this.options.identity?.(row.path) : undefined
    return memberList(raws, chosen)
  }

  deeper(path: Path, raws: readonly unknown[]): Difference | undefined {
    const compared = raws.map((raw) => (raw === ABSENT || raw === EXCLUDED ? OUTSIDE : raw))
    return new Walk(this.inputs, this.options, path).run(compared)
  }
}

export class Row implements AlignedNode {
  readonly state: State
  readonly divergent: number
  readonly benign: number
  readonly expandable: boolean
  readonly own?: boolean
  readonly loses?: string
  readonly moved?: boolean
  readonly ignored?: true
  readonly ignoredCount?: number
  readonly repeats?: true
  private readonly raws: readonly unknown[]
  private madePath: Path | undefined
  private made: Cell[] | undefined
  private below: Rows | undefined

  constructor(
    private readonly tree: Tree,
    private readonly place: { above: Row; step: Step } | undefined,
    raws: readonly unknown[],
    readonly difference: Difference | undefined,
    private readonly inherited: Inherited = {},
    moved = false,
  ) {
    this.raws = tree.excluded(raws, this)
    this.state = difference?.state ?? inherited.state ?? 'equal'
    const { divergent, benign, ignored } = difference ?? ownCounts(this.state)
    const isIgnored = inherited.ignored === true || tree.isIgnored(this)
    this.divergent = isIgnored ? 0 : divergent
    this.benign = isIgnored ? 0 : benign
    const ignoredCount = isIgnored ? divergent + benign + ignored : ignored
    if (isIgnored) this.ignored = true
    if (ignoredCount > 0) this.ignoredCount = ignoredCount
    this.expandable = this.raws.some(hasMembers)
    if (difference?.own) this.own = true
    if (difference?.loses !== undefined) this.loses = difference.loses
    if (moved) this.moved = true
    if (!difference && this.divergent > 0) this.repeats = true
  }

  /** Made when it is asked for: paths of deep trees are long. */
  get path(): Path {
    if (this.madePath) return this.madePath
    const steps: Step[] = []
    for (let { place } = this as Row; place; { place } = place.above) steps.push(place.step)
    this.madePath = steps.toReversed()
    return this.madePath
  }

  get cells(): Cell[] {
    return (this.made ??= this.raws.map(cellOf))
  }

  /** The state that this row counts with itself. */
  get ownState(): State | undefined {
    return this.difference?.own
  }

  children(): readonly Row[] {
    return this.expandable ? this.members().all() : NO_ROWS
  }

  members(): Rows {
    if (this.below) return this.below
    const { tree, raws, difference, inherited } = this
    const inner = difference?.deep ? tree.deeper(this.path, raws) : difference
    const state = difference?.whole ? difference.own : inherited.state
    this.below = new Rows(tree, this, tree.list(this, raws), inner, this.ignored ? { state, ignored: true } : { state })
    return this.below
  }

  /** The rows below that have differences of their own. */
  differing(): Row[] {
    const { below } = this.difference ?? {}
    if (!below) return []
    const members = this.members()
    return members.unequal().flatMap((index) => {
      const row = members.at(index)
      return row?.difference ? [row] : []
    })
  }
}

const NO_ROWS: readonly Row[] = []

/** The rows below a row, made one by one. */
class Rows implements Members {
  private made: Row[] | undefined

  constructor(
    private readonly tree: Tree,
    private readonly above: Row,
    private readonly list: MemberList,
    private readonly difference: Difference | undefined,
    private readonly inherited: Inherited,
  ) {}

  get length(): number {
    return this.list.length
  }

  all(): readonly Row[] {
    this.made ??= Array.from({ length: this.list.length }, (_, index) => this.make(index))
    return this.made
  }

  at(index: number): Row | undefined {
    if (index < 0 || index >= this.list.length) return undefined
    return this.made?.[index] ?? this.make(index)
  }

  step(index: number): Step {
    return this.list.step(index)
  }

  isExpandable(index: number): boolean {
    return this.list.raws(index).some(hasMembers)
  }

  indexOf(step: Step): number {
    return this.list.indexOf(step)
  }

  unequal(): readonly number[] {
    const all = this.inherited.state !== undefined && this.inherited.state !== 'equal'
    const { below, moved } = this.difference ?? {}
    const indices: number[] = []
    if (!all && !below && !moved) return indices
    for (let index = 0; index < this.list.length; index++) {
      if (all || this.differs(this.list.step(index), below, moved)) indices.push(index)
    }
    return indices
  }

  private differs(step: Step, below: Difference['below'], moved: Difference['moved']): boolean {
    return (below?.has(step) ?? false) || (moved?.has(step) ?? false)
  }

  private make(index: number): Row {
    const { difference, inherited } = this
    const step = this.list.step(index)
    const moved = difference?.moved?.has(step) ?? false
    const state = inherited.state ?? (moved ? difference?.own : undefined)
    const own = difference?.below?.get(step)
    return new Row(this.tree, { above: this.above, step }, this.list.raws(index), own, { ...inherited, state }, moved)
  }
}

function ownCounts(state: State): Pick<Difference, 'divergent' | 'benign' | 'ignored'> {
  const isBenign = BENIGN.has(state)
  return { divergent: isBenign ? 0 : 1, benign: isBenign && state !== 'equal' ? 1 : 0, ignored: 0 }
}

function cellOf(raw: unknown): Cell {
  if (raw === ABSENT) return { kind: 'absent' }
  if (raw === EXCLUDED) return { kind: 'excluded' }
  if (raw instanceof Past) return { kind: 'past', value: raw.value }
  if (raw === OUTSIDE || raw instanceof Mounted) return { kind: 'outside' }
  if (raw instanceof Opaque && raw.kind === 'unreadable') return { kind: 'unreadable', why: raw.why }
  if (raw instanceof Opaque && raw.kind === 'truncated') return { kind: 'truncated' }
  return { kind: 'value', value: raw }
}
