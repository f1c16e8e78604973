import type { AlignedNode } from '../../diff/aligned'
import type { State } from '../../session/session'
import { roleOf } from '../compare'
import type { Judged } from '../judge'
import { isUnhydrated, type Occasion, type Weighed } from './context'
import { everAgreed } from './ever-agreed'

/** In the order in which they are said. */
export const BY_WEIGHT: readonly State[] = [
  'memory ahead',
  'conflict',
  'storage ahead',
  'server newer',
  'differs',
  'rendered behind',
  'tab ahead',
  'orphan',
  'unreadable',
  'unknown (truncated)',
]

export function mainState(rows: readonly Pick<AlignedNode, 'state'>[]): State {
  return BY_WEIGHT.find((state) => rows.some((row) => row.state === state)) ?? rows[0]?.state ?? 'equal'
}

/** Which copy is ahead in a state. */
export const TRUSTED: { [state in State]?: ReturnType<typeof roleOf> } = {
  'memory ahead': 'memory',
  'storage ahead': 'storage',
  'server newer': 'server',
  'tab ahead': 'tab',
  'rendered behind': 'memory',
}

export function trusted(context: Weighed, rows: readonly AlignedNode[], cause: Judged | undefined): string {
  const { subject, comparison } = context
  if (cause) return cause.trust
  // What was reset is not newer, and of what nobody knows whence it came not more right.
  if (rows.some((row) => isOf(context, row, 'reset') || isOf(context, row, 'heard'))) return ''
  const role = TRUSTED[mainState(asTold(context, rows))]
  const member =
    role && subject.members.find((each, index) => roleOf(each) === role && comparison.values[index]?.present)
  return member && rows.length > 0 ? member.source.id : ''
}

const isOf = ({ occasions }: Weighed, row: AlignedNode, kind: Occasion['kind']): boolean =>
  occasions.get(row)?.kind === kind

/** The rows by their states; where memory holds what the server told after its answer, it is ahead, whatever was common before. */
function asTold(context: Weighed, rows: readonly AlignedNode[]): Pick<AlignedNode, 'state'>[] {
  return rows.map((row) => (isOf(context, row, 'told') ? { state: 'memory ahead' } : row))
}

/** Whether memory is ahead by nothing but what the server told, or was sent. */
function isAll(context: Weighed, rows: readonly AlignedNode[], kind: 'told' | 'sent'): boolean {
  const own = rows.filter((row) => isOf(context, row, kind))
  return own.length > 0 && rows.every((row) => row.state !== 'memory ahead' || own.includes(row))
}

/** Whether memory is ahead by what the server told, of which it is not on record that it said just that; or by what it was sent. */
export function isInferred({ occasions }: Weighed): boolean {
  return [...occasions.values()].some(({ kind, isCertain }) => kind === 'sent' || (kind === 'told' && !isCertain))
}

/** Whether the server answered all that it was sent. */
function isAnswered({ occasions }: Weighed): boolean {
  return [...occasions.values()].every(({ kind, isCertain }) => kind !== 'sent' || isCertain)
}

/** Why the copy that is ahead is the one to trust. */
export function reason(context: Weighed, rows: readonly AlignedNode[]): string {
  if (isAll(context, rows, 'told')) return ': what it holds came from the server after that answer'
  if (isAll(context, rows, 'sent'))
    return `: what it holds was sent to the server after that answer${isAnswered(context) ? ', and answered' : ', and no answer to that is on record'}`
  return mainState(rows) === 'rendered behind'
    ? ': the screen shows an older value'
    : ': only it moved since they agreed'
}

/** Why none is. A finding that names none gives its own reasons, but for a reset. */
export function undecided(context: Weighed, rows: readonly AlignedNode[], isExplained: boolean): string {
  if (!isExplained && isUnhydrated(context, rows))
    return 'Memory still holds its initial state: no hydration has finished yet.'
  if (rows.some((row) => isOf(context, row, 'reset')))
    return 'A reset is not newer data: the earlier values may still be right.'
  if (isExplained) return ''
  if (rows.some((row) => isOf(context, row, 'heard')))
    return 'What came then is not on record, so whether memory has this from the server cannot be told.'
  if (rows.some(({ state }) => state === 'conflict')) return 'Each moved since they agreed, so neither is simply newer.'
  return mainState(rows) === 'differs' ? `${everAgreed(context, rows)}, so which is right cannot be told.` : ''
}
