import type { AlignedNode } from '../../diff/aligned'
import { isSnapshot } from '../../timeline/channel'
import type { Member } from '../../timeline/member'
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
    return [`${placeName(member)} still has the earlier values${at === undefined ? '' : ` (as of ${clock.time(at)})`}`]
  })
  const said = [...(followed.length > 0 ? [`${series(followed.map(placeName))} followed`] : []), ...stayed]
  return said.length === 0 ? '' : `; ${said.join(', ')}`
}

function hasFollowed(context: Weighed, rows: readonly AlignedNode[], member: Member, index: number): boolean {
  if (isSnapshot(member.source)) return false
  if (roleOf(member) === 'storage' && context.comparison.readings[index]?.entry.event.type === 'storage-removed')
    return true
  return rows.every((row) => {
    const kind = row.cells[index]?.kind
    return (kind === 'value' || kind === 'absent') && !departs(context, row, index)
  })
}
