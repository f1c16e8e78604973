import { BENIGN, type State } from '../session/session'
import { Opaque } from '../value/opaque'
import type { Path } from '../value/path'
import type { AlignedNode, Cell } from './aligned'
import { leavesOut } from './decide'
import type { Difference } from './difference'
import { ABSENT, type AlignInput, type AlignOptions, EXCLUDED, Mounted, OUTSIDE, Past } from './input'
import { hasMembers, membersOf } from './members'
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
  excluded(raws: readonly unknown[], path: Path): readonly unknown[] {
    if (!raws.includes(ABSENT)) return raws
    return raws.map((raw, col) => (raw === ABSENT && leavesOut(this.inputs, raws, col, path) ? EXCLUDED : raw))
  }

  isIgnored(path: Path): boolean {
    return this.options.ignored?.(path) ?? false
  }

  rows(path: Path, raws: readonly unknown[], above: Difference | undefined, from: Inherited): Row[] {
    const difference = above?.deep ? this.deeper(path, raws) : above
    const spread = above?.whole ? above.own : undefined
    return membersOf(raws, this.options.identity?.(path)).map(({ step, raws: inner }) => {
      const moved = difference?.moved?.has(step) ?? false
      const state = from.state ?? spread ?? (moved ? difference?.own : undefined)
      return new Row(this, [...path, step], inner, difference?.below?.get(step), { ...from, state }, moved)
    })
  }

  private deeper(path: Path, raws: readonly unknown[]): Difference | undefined {
    const compared = raws.map((raw) => (raw === ABSENT || raw === EXCLUDED ? OUTSIDE : raw))
    return new Walk(this.inputs, this.options, path).run(compared)
  }
}

export class Row implements AlignedNode {
  readonly cells: Cell[]
  readonly state: State
  readonly divergent: number
  readonly benign: number
  readonly expandable: boolean
  readonly own?: boolean
  /** The state that this row counts with itself. */
  readonly ownState: State | undefined
  readonly loses?: string
  readonly moved?: boolean
  readonly ignored?: true
  readonly ignoredCount?: number
  private readonly raws: readonly unknown[]
  private rows: Row[] | undefined

  constructor(
    private readonly tree: Tree,
    readonly path: Path,
    raws: readonly unknown[],
    private readonly difference: Difference | undefined,
    private readonly inherited: Inherited = {},
    moved = false,
  ) {
    this.raws = tree.excluded(raws, path)
    this.cells = this.raws.map(cellOf)
    this.state = difference?.state ?? inherited.state ?? 'equal'
    const { divergent, benign, ignored } = difference ?? ownCounts(this.state)
    const isIgnored = inherited.ignored === true || tree.isIgnored(path)
    this.divergent = isIgnored ? 0 : divergent
    this.benign = isIgnored ? 0 : benign
    const ignoredCount = isIgnored ? divergent + benign + ignored : ignored
    if (isIgnored) this.ignored = true
    if (ignoredCount > 0) this.ignoredCount = ignoredCount
    this.expandable = this.raws.some(hasMembers)
    this.ownState = difference?.own
    if (difference?.own) this.own = true
    if (difference?.loses !== undefined) this.loses = difference.loses
    if (moved) this.moved = true
  }

  readonly children = (): readonly Row[] =>
    (this.rows ??= this.tree.rows(this.path, this.raws, this.difference, {
      ...this.inherited,
      ...(this.ignored && { ignored: true }),
    }))

  /** The rows below that have differences of their own. */
  differing(): Row[] {
    const below = this.difference?.below
    return below ? this.children().filter((row) => row.difference) : []
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
