import { BENIGN, type State } from '../session/session'
import { Opaque } from '../value/opaque'
import type { Path } from '../value/path'
import type { AlignedNode, Cell } from './aligned'
import { leavesOut } from './decide'
import type { Difference } from './difference'
import { ABSENT, type AlignInput, type AlignOptions, EXCLUDED, Mounted, OUTSIDE, Past } from './input'
import { hasMembers, membersOf } from './members'
import { Walk } from './walk'

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

  /** `inherited`: the state that rows without a difference of their own take over from above. */
  rows(path: Path, raws: readonly unknown[], above: Difference | undefined, inherited: State | undefined): Row[] {
    const difference = above?.deep ? this.deeper(path, raws) : above
    const spread = above?.whole ? above.own : undefined
    return membersOf(raws, this.options.identity?.(path)).map(({ step, raws: inner }) => {
      const moved = difference?.moved?.has(step) ?? false
      const state = inherited ?? spread ?? (moved ? difference?.own : undefined)
      return new Row(this, [...path, step], inner, difference?.below?.get(step), state, moved)
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
  private readonly raws: readonly unknown[]
  private rows: Row[] | undefined

  constructor(
    private readonly tree: Tree,
    readonly path: Path,
    raws: readonly unknown[],
    private readonly difference: Difference | undefined,
    private readonly inherited?: State,
    moved = false,
  ) {
    this.raws = tree.excluded(raws, path)
    this.cells = this.raws.map(cellOf)
    this.state = difference?.state ?? inherited ?? 'equal'
    const benign = BENIGN.has(this.state)
    this.divergent = difference?.divergent ?? (benign ? 0 : 1)
    this.benign = difference?.benign ?? (benign && this.state !== 'equal' ? 1 : 0)
    this.expandable = this.raws.some(hasMembers)
    this.ownState = difference?.own
    if (difference?.own) this.own = true
    if (difference?.loses !== undefined) this.loses = difference.loses
    if (moved) this.moved = true
  }

  readonly children = (): readonly Row[] =>
    (this.rows ??= this.tree.rows(this.path, this.raws, this.difference, this.inherited))

  /** The rows below that have differences of their own. */
  differing(): Row[] {
    const below = this.difference?.below
    return below ? this.children().filter((row) => row.difference) : []
  }
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
