import type { AlignedNode } from '../../diff/aligned'
import { count, list } from '../../timeline/clock'
import { roleOf } from '../compare'
import { departs, isUnhydrated, type Weighed } from './context'
import { fieldsOf } from './words'

/** What a reload would not bring back: it takes storage's copy, or where there is none, the server's. */
export function reloadLoss(context: Weighed, rows: readonly AlignedNode[]): string {
  const { subject, comparison } = context
  if (subject.group !== 'store' || isUnhydrated(context, rows)) return ''
  const source = subject.members.findIndex(
    (member, index) => index > 0 && roleOf(member) === 'storage' && comparison.values[index]?.present,
  )
  const from = source === -1 ? subject.members.findIndex((member) => roleOf(member) === 'server') : source
  const moved = rows.filter(({ state }) => state === 'memory ahead' || state === 'conflict')
  // What the server told it tells again, and what a reset took away is gone already.
  const lost = moved.filter((row) => !context.occasions.has(row) && holdsSomething(row) && departs(context, row, from))
  if (from === -1 || lost.length === 0) return ''
  return `Reloading loses ${amount(lost)}.`
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
