import type { AlignedNode, Cell } from '../../../core/diff/aligned'
import { BENIGN, type State } from '../../../core/session/session'
import type { Path } from '../../../core/value/path'

type Step = string | number
export const absent: Cell = { kind: 'absent' }
export const outside: Cell = { kind: 'outside' }
export const excluded: Cell = { kind: 'excluded' }

export const past: Cell = { kind: 'past', value: 0 }

/** A hand-written aligned tree: cells as plain values, or as `absent`, `outside`, `excluded`, `past`. */
export interface Sketch {
  step?: Step
  state: State
  cells: unknown[]
  children?: Sketch[]
  loses?: string
  moved?: boolean
}

/** The tree a sketch describes, with its counts. */
export function tree(sketch: Sketch, parent: Path = []): AlignedNode {
  const path = sketch.step === undefined ? parent : [...parent, sketch.step]
  const children = (sketch.children ?? []).map((child) => tree(child, path))
  const own = children.length === 0
  const isBenign = BENIGN.has(sketch.state)
  return {
    path,
    cells: sketch.cells.map((cell) => (isCell(cell) ? cell : { kind: 'value', value: cell })),
    state: sketch.state,
    ...(sketch.loses !== undefined && { loses: sketch.loses }),
    ...(own && !isBenign && { own }),
    ...(sketch.moved !== undefined && { moved: sketch.moved }),
    divergent: children.reduce((sum, child) => sum + child.divergent, own && !isBenign ? 1 : 0),
    benign: children.reduce((sum, child) => sum + child.benign, own && isBenign && sketch.state !== 'equal' ? 1 : 0),
    children: () => children,
    expandable: children.length > 0,
  }
}

const isCell = (input: unknown): input is Cell => [absent, outside, excluded, past].some((cell) => cell === input)
