import { preview } from '../value/preview'
import { formatPath } from '../value/path'
import type { AlignedNode, Cell } from './aligned'

/** The rows of a comparison as text, `path | cell | cell | state`; equal rows and rows inside what differs as a whole left out. */
export function render(root: AlignedNode): string[] {
  const lines: string[] = []
  const stack = [root]
  for (let node = stack.pop(); node; node = stack.pop()) {
    if (node.own || node.moved) lines.push(line(node))
    const isWhole =
      node.own && node.divergent + node.benign === 1 && !node.children().some((child) => child.own || child.moved)
    if (!isWhole) stack.push(...node.children().toReversed())
  }
  return lines
}

/** Every row below and including this one. */
export function renderAll(node: AlignedNode): string[] {
  return [line(node), ...node.children().flatMap(renderAll)]
}

function line(node: AlignedNode): string {
  const notes = [node.loses && `(${node.loses})`, node.moved && '(moved)'].filter(Boolean)
  return [formatPath(node.path) || '(root)', ...node.cells.map(cell), [node.state, ...notes].join(' ')].join(' | ')
}

function cell(of: Cell): string {
  if (of.kind === 'value') return preview(of.value)
  return of.kind === 'unreadable' ? `unreadable: ${of.why}` : of.kind
}
