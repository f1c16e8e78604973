import type { AlignedNode } from '../../diff/aligned'
import { agree } from '../../timeline/agree'
import { below } from '../../timeline/below'
import { isSnapshot } from '../../timeline/channel'
import type { Member } from '../../timeline/member'
import { lookup } from '../../value/path'
import { roleOf } from '../compare'
import { departs, type Occasion, type Weighed } from './context'
import { nameIn, series } from './words'

/** What memory did, by what made it move: `memory is newer than the answer of GET /api/prices`. */
export function occasionText({ kind }: Occasion, { subject }: Weighed, others: readonly Member[]): string {
  if (kind === 'reset') return 'memory was reset to its initial state'
  const placeName = nameIn(subject.members)
  const names = others.map((member) =>
    roleOf(member) === 'server' ? `the answer of ${member.source.label}` : placeName(member),
  )
  return `memory is newer than ${series(names)}`
}

/** `; localStorage followed, server still has the earlier values (as of 12:03:00)`: what holds for the copies of what was reset. */
export function afterReset(context: Weighed, rows: readonly AlignedNode[]): string {
  const { subject, comparison, clock } = context
  const placeName = nameIn(subject.members)
  const followed = subject.members.filter((member, index) => index > 0 && hasFollowed(context, rows, member, index))
  const stayed = subject.members.flatMap((member, index) => {
    if (index === 0 || !rows.some((row) => departs(context, row, index))) return []
    const at = roleOf(member) === 'server' ? comparison.readings[index]?.at : undefined
    const has = isWrittenSince(context, rows, index) ? 'has the earlier values again' : 'still has the earlier values'
    return [`${placeName(member)} ${has}${at === undefined ? '' : ` (as of ${clock.time(at)})`}`]
  })
  const said = [...(followed.length > 0 ? [`${series(followed.map(placeName))} followed`] : []), ...stayed]
  return said.length === 0 ? '' : `; ${said.join(', ')}`
}

/** Whether an entry got its content after the reset: somebody wrote what memory no longer holds. */
function isWrittenSince({ comparison, occasions }: Weighed, rows: readonly AlignedNode[], index: number): boolean {
  const entry = comparison.readings[index]?.entry
  if (entry?.event.type !== 'storage-written') return false
  return rows.every((row) => (occasions.get(row)?.change.entry.seq ?? entry.seq) < entry.seq)
}

function hasFollowed(context: Weighed, rows: readonly AlignedNode[], member: Member, index: number): boolean {
  if (isSnapshot(member.source)) return false
  if (roleOf(member) === 'storage' && context.comparison.readings[index]?.entry.event.type === 'storage-removed')
    return true
  return rows.every((row) => {
    const kind = row.cells[index]?.kind
    if (kind === 'excluded') return holdsTheSame(context, row, member, index)
    return (kind === 'value' || kind === 'absent') && !departs(context, row, index)
  })
}

/** What is as the store was created with is not asked of an entry, but may stand there. */
function holdsTheSame(
  { comparison }: Weighed,
  { path, cells: [own] }: AlignedNode,
  { mount }: Member,
  index: number,
): boolean {
  const rest = below(mount, path)
  if (!rest) return false
  const { value } = comparison.values[index] ?? {}
  const held = lookup(value, rest)
  if (!held) return own?.kind === 'absent' && rest.length > 0 && lookup(value, rest.slice(0, -1)) !== undefined
  return own?.kind === 'value' && agree(held.value, own.value)
}
