import type { DiagnosedSubject } from '../../core/diagnosis'
import type { AlignedNode } from '../../core/diff/aligned'
import { isNamed } from '../../core/value/identity'
import type { Path } from '../../core/value/path'
import type { PanelState } from './store'

/** Shows a path of a subject in its comparison, with everything above it open. */
export function goToPath(state: PanelState, subject: DiagnosedSubject, path: Path): void {
  const standing = standingPath(subject.tree, path)
  state.chooseSubject(subject)
  state.setTab('compare')
  state.selectPath(subject.id, standing)
}

/** Elements gone through to find one that a comparison has at its index, and one source by its identity. */
const ELEMENTS = 20_000

/** A path as one source writes it, as the comparison does; where the comparison does not have it, as far as it does. */
export function standingPath(tree: AlignedNode, path: Path): Path {
  let node = tree
  for (const step of path) {
    const next = memberAt(node, step)
    if (!next) break
    node = next
  }
  return node.path
}

function memberAt(node: AlignedNode, step: string | number): AlignedNode | undefined {
  const members = node.members()
  const index = members.indexOf(step)
  if (index >= 0) return members.at(index)
  // A number is a position, whatever identities there are.
  const element = typeof step === 'number' ? elementAt(node, step) : undefined
  if (typeof step === 'number' && !element) return undefined
  const isMeant = (value: unknown): boolean => (element ? value === element : isNamed(value, String(step)))
  for (let at = 0; at < Math.min(members.length, ELEMENTS); at++) {
    const member = members.at(at)
    if (member?.cells.some((cell) => cell.kind === 'value' && isMeant(cell.value))) return member
  }
  return undefined
}

/** What stands at an index in the first source that has an object there. */
function elementAt(node: AlignedNode, index: number): object | undefined {
  for (const cell of node.cells) {
    const element: unknown = cell.kind === 'value' && Array.isArray(cell.value) ? cell.value[index] : undefined
    if (typeof element === 'object' && element !== null) return element
  }
  return undefined
}
