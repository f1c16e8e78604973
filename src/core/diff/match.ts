import { create } from 'jsondiffpatch'
import { encode } from '../value/encode'

export interface Matched {
  /** By index in the first array: the index of its partner in the second. */
  partner: readonly (number | undefined)[]
  /** By index in the first array: the indices in the second that come before it and have no partner. */
  before: readonly (readonly number[] | undefined)[]
}

/** How much of an element counts for its likeness, in characters. */
const TOKEN = 2_000
const differ = create({ arrays: { detectMove: false } })

/** Matches the elements of two short arrays by their content (longest common subsequence), what is left over by position. */
export function matchElements(a: readonly unknown[], b: readonly unknown[]): Matched {
  const delta = differ.diff(a.map(token), b.map(token)) as Record<string, unknown> | undefined
  const partner: (number | undefined)[] = []
  const before: number[][] = []
  const isGone = (i: number) => delta !== undefined && `_${i}` in delta
  const isNew = (j: number) => delta !== undefined && String(j) in delta
  let i = 0
  let j = 0
  while (i < a.length || j < b.length) {
    const gone = i < a.length && isGone(i)
    const added = j < b.length && isNew(j)
    if (added && !gone) (before[i] ??= []).push(j++)
    else if (gone && !added) i++
    else partner[i++] = j++
  }
  return { partner, before }
}

function token(element: unknown): string {
  return JSON.stringify(encode(element, TOKEN))
}
