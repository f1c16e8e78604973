import { isNamed } from '../value/identity'
import type { Path } from '../value/path'
import { countWhile } from './bisect'
import type { Reading } from './history'
import { type Member, valuesAt } from './member'

/** The most readings looked back through for the moment at which an element moved. */
const STEPS_BACK = 1_000

/** The reading at which an element of an array last came to stand elsewhere in it, indices from 0. */
export interface Move {
  reading: Reading
  from: number
  to: number
}

/** When the array element that a path leads to last moved; undefined for what is no element with an identity, or stayed. */
export function lastMove(member: Member, path: Path, until = Number.POSITIVE_INFINITY): Move | undefined {
  const id = path.at(-1)
  if (typeof id !== 'string' || member.source.kind !== 'memory') return undefined
  const { readings } = member.history
  const valueOf = valuesAt(member, path.slice(0, -1))
  const last = countWhile(readings, (reading) => reading.at <= until) - 1
  let to = -1
  for (let index = last; index >= Math.max(0, last - STEPS_BACK); index--) {
    const reading = readings[index]
    const array = reading && valueOf(reading)?.value
    if (!Array.isArray(array)) return undefined
    const from = positionOf(array, id, to)
    const later = readings[index + 1]
    if (from === -1) return undefined
    if (later && to !== -1 && from !== to) return { reading: later, from, to }
    to = from
  }
  return undefined
}

/** Where an element stands: mostly where it stood before. */
function positionOf(array: readonly unknown[], id: string, before: number): number {
  return isNamed(array[before], id) ? before : array.findIndex((element) => isNamed(element, id))
}
