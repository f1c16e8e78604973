import type { AlignedNode } from '../../diff/aligned'
import type { State } from '../../session/session'
import { roleOf } from '../compare'
import type { Judged } from '../judge'
import { isUnhydrated, type Occasion, type Weighed } from './context'

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

export function mainState(rows: readonly AlignedNode[]): State {
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
  const role = TRUSTED[mainState(rows)]
  const member =
    role && subject.members.find((each, index) => roleOf(each) === role && comparison.values[index]?.present)
  return member && rows.length > 0 ? member.source.id : ''
}

const isOf = ({ occasions }: Weighed, row: AlignedNode, kind: Occasion['kind']): boolean =>
  occasions.get(row)?.kind === kind

/** Whether memory is ahead by what the server told, of which it is not on record that it said just that. */
export function isInferred({ occasions }: Weighed): boolean {
  return [...occasions.values()].some(({ kind, isCertain }) => kind === 'told' && !isCertain)
}

/** Why the copy that is ahead is the one to trust. */
export function reason(context: Weighed, rows: readonly AlignedNode[]): string {
  const ahead = rows.filter(({ state }) => state === 'memory ahead')
  if (ahead.length > 0 && ahead.every((row) => isOf(context, row, 'told')))
    return ': what it holds came from the server after that answer'
  return mainState(rows) === 'rendered behind'
    ? ': the screen shows an older value'
    : ': only it moved since they agreed'
}

/** Why none is. */
export function undecided(context: Weighed, rows: readonly AlignedNode[]): string {
  if (isUnhydrated(context, rows)) return 'Memory still holds its initial state: no hydration has finished yet.'
  if (rows.some((row) => isOf(context, row, 'reset')))
    return 'A reset is not newer data: the earlier values may still be right.'
  if (rows.some((row) => isOf(context, row, 'heard')))
    return 'That message is not on record, so whether it came from the server cannot be told.'
  if (rows.some(({ state }) => state === 'conflict')) return 'Each moved since they agreed, so neither is simply newer.'
  return mainState(rows) === 'differs' ? 'They were never seen to agree, so which is right cannot be told.' : ''
}
