import type { AlignedNode, Members } from '../../../core/diff/aligned'
import type { Depth, Expansion } from '../../store/expansion'

/**
 * The lines below an open row. Only what is open has one: a row number is found by the numbers of lines below, and a closed or
 * equal subtree costs nothing. Never changed once it has grown, so that two states of the grid share what is the same.
 */
export interface Branch {
  node: AlignedNode
  members: Members
  /** 0 for the members of the root. */
  depth: number
  /** Below a row that differs as a whole: the rows repeat that row's state. */
  within: boolean
  expansion: Expansion
  /** What holds for the rows below. */
  deep: Depth | undefined
  /** Indices of the members that are shown; undefined: all. */
  shown: readonly number[] | undefined
  /** How many members are shown. */
  size: number
  /** The open rows among them, in order, and their places. */
  opened: Branch[]
  places: number[]
  /** By open row, how many lines are above it in this branch. */
  starts: number[]
  /** All lines. */
  rows: number
  /** Grown for the sake of the path that is kept on screen. */
  kept: boolean
  /** Lines that are there because rows opened by themselves. */
  unasked: number
}

/** One line of the tree grid. */
export interface Row {
  node: AlignedNode
  depth: number
  expanded: boolean
  within: boolean
  /** 1-based place among the shown siblings, and how many those are. */
  position: number
  siblings: number
  /** Number of the row that holds this one; -1 at the top. */
  parent: number
}

type Seed = Pick<Branch, 'depth' | 'within' | 'expansion' | 'deep'>

/** A branch that has not grown yet. */
export const seedling = (node: AlignedNode, seed: Seed): Branch => ({
  ...seed,
  node,
  members: node.members(),
  shown: undefined,
  size: 0,
  opened: [],
  places: [],
  starts: [],
  rows: 0,
  kept: false,
  unasked: 0,
})

/** Puts a grown branch behind those that are open already. */
export function attach(branch: Branch, below: Branch, place: number): void {
  branch.opened.push(below)
  branch.places.push(place)
  branch.starts.push(place + branch.rows - branch.size)
  branch.rows += below.rows
  branch.unasked += below.unasked
}

/** The steps of the open rows. */
export const stepsOf = (branch: Branch): (string | number)[] =>
  branch.places.map((place) => branch.members.step(indexAt(branch, place)))

export const indexAt = (branch: Branch, place: number): number => branch.shown?.[place] ?? place

/** Where a member stands among those that are shown; -1 where it is hidden or absent. */
export function placeOf(branch: Branch, index: number): number {
  const { shown } = branch
  if (!shown || index < 0) return index
  const place = lastAtMost(shown, index)
  return shown[place] === index ? place : -1
}

/** The line with a number; undefined past the end. */
export function rowAt(root: Branch, number: number): Row | undefined {
  if (number < 0 || number >= root.rows) return undefined
  let branch = root
  let left = number
  let parent = -1
  for (;;) {
    const before = lastAtMost(branch.starts, left)
    const opened = branch.opened[before]
    const into = left - (branch.starts[before] ?? 0)
    if (opened && into > 0 && into <= opened.rows) {
      left = into - 1
      parent = number - into
      branch = opened
      continue
    }
    const place = opened ? (branch.places[before] ?? 0) + Math.max(0, into - opened.rows) : left
    const expanded = opened !== undefined && into === 0
    const node = expanded ? opened.node : branch.members.at(indexAt(branch, place))
    const { depth, within, size } = branch
    return node && { node, depth, expanded, within, position: place + 1, siblings: size, parent }
  }
}

/** How many lines of a branch are above the member at a place. */
export function linesAbove(branch: Branch, place: number): number {
  const before = lastAtMost(branch.places, place)
  const opened = branch.opened[before]
  if (!opened) return place
  const start = branch.starts[before] ?? 0
  const behind = place - (branch.places[before] ?? 0)
  return behind === 0 ? start : start + opened.rows + behind
}

/** The open row at a place. */
export function openedAt(branch: Branch, place: number): Branch | undefined {
  const at = lastAtMost(branch.places, place)
  return branch.places[at] === place ? branch.opened[at] : undefined
}

/** Index of the last of some rising numbers that is at most `limit`; -1 when all are above. */
function lastAtMost(numbers: readonly number[], limit: number): number {
  let from = 0
  let to = numbers.length
  while (from < to) {
    const middle = (from + to) >> 1
    if ((numbers[middle] ?? 0) <= limit) from = middle + 1
    else to = middle
  }
  return from - 1
}
