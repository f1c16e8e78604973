import type { Path } from '../value/path'
import { type Change, changesOf } from './changes'
import type { Member } from './member'

/** The most changes of one path that are told. */
const MOST = 500

/** A change of a path in one of a subject's sources. */
export interface PathChange extends Change {
  member: Member
}

/** What happened to a path in all sources. */
export interface PathHistory {
  /** The last one first. */
  changes: PathChange[]
  /** There may be older ones: too many to tell, or too much text to decode. */
  cut: boolean
  /** Parts of the recording were dropped, which may have been changes of it. */
  incomplete: boolean
}

export interface HistoryBounds {
  /** Nothing after this moment, ms since the epoch. */
  until?: number
  /** The most changes. */
  most?: number
}

/** Every change of a path in the members of a subject. What a source began with counts as one where it had something there. */
export function historyOfPath(
  members: readonly Member[],
  path: Path,
  { until, most = MOST }: HistoryBounds = {},
): PathHistory {
  let cut = false
  const all = members.flatMap((member) => {
    const own: PathChange[] = []
    for (const change of changesOf(member, path, until)) {
      cut ||= change.cut === true || own.length >= most
      if (own.length >= most) break
      if (change.from || change.to) own.push({ ...change, member })
    }
    return own
  })
  const changes = all.toSorted(later).slice(0, most)
  return { changes, cut: cut || changes.length < all.length, incomplete: members.some(isIncomplete) }
}

function later({ reading: a }: PathChange, { reading: b }: PathChange): number {
  return b.at - a.at || b.entry.seq - a.entry.seq
}

/** Something that the recorder knew of a member, or of the documents it lived in, is no longer on record. */
export function isIncomplete({ history }: Member): boolean {
  return history.incomplete || history.facts.some(({ document }) => document.dropped > 0)
}
