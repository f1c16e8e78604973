import { type AlignedNode, isUnread } from '../../diff/aligned'
import type { Role } from '../../diff/input'
import { count, list } from '../../timeline/clock'
import { roleOf } from '../compare'
import { departs, isUnhydrated, type Weighed } from './context'
import { fieldsOf } from './words'

/**
 * What a reload would not bring back, or would bring back. At each place it takes what storage keeps of it, or where none does,
 * what a server says: that of the list, or that of one thing of it.
 */
export function reloadLoss(context: Weighed, rows: readonly AlignedNode[]): string {
  const { subject, comparison, occasions } = context
  if (subject.group !== 'store' || isUnhydrated(context, rows)) return ''
  const indexes = (role: Role): number[] =>
    subject.members.flatMap((member, index) => (index > 0 && roleOf(member) === role ? [index] : []))
  const entries = indexes('storage').filter((index) => comparison.values[index]?.present)
  const servers = indexes('server')
  const kept = ({ cells }: AlignedNode): number | undefined =>
    entries.find((index) => cells[index]?.kind === 'value' || cells[index]?.kind === 'absent')
  const isLost = (row: AlignedNode): boolean => {
    const entry = kept(row)
    // What cannot be read may well bring it back.
    if (entry === undefined && entries.some((index) => isUnread(row, index))) return false
    return (entry === undefined ? servers : [entry]).some((index) => departs(context, row, index))
  }
  const moved = rows.filter(({ state }) => state === 'memory ahead' || state === 'conflict')
  // What the server told it tells again, what it was sent and answered it has, and what a reset took away is gone already.
  const open = moved.filter((row) => holdsSomething(row) && isLost(row))
  const lost = open.filter((row) => !occasions.has(row))
  const unanswered = open.filter((row) => occasions.get(row)?.kind === 'sent' && !occasions.get(row)?.isCertain)
  // What a server says after a sign-out is another matter.
  const back = rows.filter((row) => occasions.get(row)?.kind === 'reset' && kept(row) !== undefined && isLost(row))
  const said = [
    ...(lost.length > 0 ? [`loses ${amount(lost)}`] : []),
    ...(unanswered.length > 0 ? [`may lose ${amount(unanswered)}`] : []),
    ...(back.length > 0 ? [`brings back ${amount(back)}`] : []),
  ]
  return said.length === 0 ? '' : `Reloading ${said.join(', and ')}.`
}

/** Nothing is lost where memory has nothing. */
function holdsSomething({ cells: [own] }: AlignedNode): boolean {
  return own?.kind === 'value' && own.value !== null && own.value !== undefined && own.value !== ''
}

/** `2 items`, when whole elements of lists are meant; else fields. */
function amount(rows: readonly AlignedNode[]): string {
  const elements = rows.filter((row) => row.cells.some((cell) => cell.kind === 'absent') && row.path.length > 1)
  if (elements.length === rows.length) return `${count(rows.length, 'item')} of ${list(fieldsOf(rows))}`
  const fields = fieldsOf(rows)
  return `${count(fields.length, 'field')}: ${list(fields)}`
}
