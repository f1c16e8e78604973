import type { AlignedNode, Cell, Members } from '../../../core/diff/aligned'
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
    members: () => listed(children),
    expandable: children.length > 0,
  }
}

/** Members that are all made already. */
export const listed = (nodes: readonly AlignedNode[]): Members => ({
  length: nodes.length,
  at: (index) => nodes[index],
  step: (index) => nodes[index]?.path.at(-1) ?? index,
  isExpandable: (index) => nodes[index]?.expandable ?? false,
  indexOf: (step) => nodes.findIndex((node) => node.path.at(-1) === step),
  unequal: () => [...nodes.keys()].filter((index) => isUnequal(nodes[index])),
})

const isUnequal = (node: AlignedNode | undefined): boolean =>
  node !== undefined && (node.state !== 'equal' || node.divergent + node.benign + (node.ignoredCount ?? 0) > 0)

const isCell = (input: unknown): input is Cell => [absent, outside, excluded, past].some((cell) => cell === input)
