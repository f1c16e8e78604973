import { agree } from '../timeline/agree'
import type { Reading } from '../timeline/history'
import { type ValueAt, valuesAt } from '../timeline/member'
import type { Path } from '../value/path'
import type { Picked } from './pick'

/** The last changes between two moments that are looked through: each may cost a decode. */
const READINGS = 200

/** What changed a source between two of its moments at one of the paths, in order. */
export function movesBetween(earlier: Picked, later: Picked, paths: readonly Path[]): Reading[] {
  const all = readingsBetween(earlier, later)
  const [start, ...looked] = all.slice(-READINGS - 1)
  const values = paths.map((path) => valuesAt(later.member, path))
  let before = start
  return looked.filter((reading) => {
    const moved = before !== undefined && hasMoved(before, reading, values)
    before = reading
    return moved
  })
}

/** The reading of the earlier moment, and all that came after it. */
export function readingsBetween({ reading }: Picked, { member }: Picked): Reading[] {
  if (!reading) return []
  const { readings } = member.history
  const known = readings.findIndex(({ entry }) => entry.id === reading.entry.id)
  return known >= 0 ? readings.slice(known) : [reading, ...readings.filter(({ at }) => at > reading.at)]
}

function hasMoved(before: Reading, after: Reading, values: readonly ValueAt[]): boolean {
  return values.some((valueOf) => {
    const [from, to] = [valueOf(before), valueOf(after)]
    return from && to ? !agree(from.value, to.value) : from !== to
  })
}
