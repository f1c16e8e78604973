import type { ToldHistory } from '../diagnosis'
import type { Path } from '../value/path'
import { type Reader, told } from './blame'
import type { Member } from './member'
import { type HistoryBounds, historyOfPath } from './path-history'

/** Every change of a path in the members of a subject, with who made it. */
export function toldHistory(
  members: readonly Member[],
  path: Path,
  reader: Reader,
  bounds: HistoryBounds = {},
): ToldHistory {
  const { changes, cut, incomplete } = historyOfPath(members, path, bounds)
  return {
    changes: changes.map((change) => ({
      ...told(change.member, change, reader, path),
      id: change.reading.entry.id,
      at: change.reading.at,
    })),
    cut,
    incomplete,
  }
}
