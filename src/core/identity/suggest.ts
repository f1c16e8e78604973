import type { AlignedNode } from '../diff/aligned'
import { inferIdentity, isUnique, rawIdentity } from '../value/identity'
import { formatPath, type Path } from '../value/path'

/** The most members that are offered. */
const MOST = 8

/** The arrays that a row's sources have there. */
export function arraysOf(node: AlignedNode): (readonly unknown[])[] {
  return node.cells.flatMap((cell) => (cell.kind === 'value' && Array.isArray(cell.value) ? [cell.value] : []))
}

/** The members by which the elements of arrays can be told apart: each has its own in every array. */
export function candidateKeys(arrays: readonly (readonly unknown[])[]): string[] {
  const first = arrays.find((array) => array.length > 0)?.[0]
  if (typeof first !== 'object' || first === null) return []
  const found: string[] = []
  for (const key of Object.keys(first)) {
    if (found.length === MOST) break
    const isOne = rawIdentity(first, key) !== undefined && key !== '' && !key.includes('=')
    if (isOne && arrays.every((array) => isUnique(array, key))) found.push(key)
  }
  return found
}

/** The member that is taken unasked; undefined where there is none. */
export const inferredKey = (arrays: readonly (readonly unknown[])[]): string | undefined => inferIdentity(arrays)

/** A pattern that means the array at a path, and the same one in every other element of the arrays above it. */
export function patternFor(tree: AlignedNode, path: Path): string {
  let text = ''
  let node: AlignedNode | undefined = tree
  for (const step of path) {
    const isElement = node !== undefined && arraysOf(node).length > 0
    const written = isElement ? '[*]' : formatPath([step])
    text += text !== '' && !written.startsWith('[') ? `.${written}` : written
    const members: ReturnType<AlignedNode['members']> | undefined = node?.members()
    node = members?.at(members.indexOf(step))
  }
  return text
}
