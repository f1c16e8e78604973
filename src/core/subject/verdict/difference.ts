import type { AlignedNode } from '../../diff/aligned'
import type { Role } from '../../diff/input'
import type { State } from '../../session/session'
import { blame } from '../../timeline/blame'
import { list } from '../../timeline/clock'
import type { Member } from '../../timeline/member'
import { roleOf } from '../compare'
import { partedAt } from '../since'
import { departs, isUnhydrated, type Occasion, type Weighed } from './context'
import { afterReset, occasionText } from './occasion-words'
import { BY_WEIGHT, mainState, TRUSTED } from './trust'
import { nameIn, place, series } from './words'

/** Of rows in one state, first what a person may have changed. */
const KINDS: readonly (Occasion['kind'] | undefined)[] = [undefined, 'heard', 'sent', 'told', 'reset']

/** `localStorage is behind memory on items, total since 12:03:11; memory and server disagree on coupon.` */
export function difference(context: Weighed, rows: readonly AlignedNode[], trust: string): string {
  const said = new Map<string, AlignedNode[]>()
  for (const state of BY_WEIGHT) {
    for (const kind of KINDS) {
      const own = rows.filter((row) => row.state === state && context.occasions.get(row)?.kind === kind)
      const text = own.length > 0 ? movement(context, state, own, trust) : ''
      if (text !== '') said.set(text, [...(said.get(text) ?? []), ...own])
    }
  }
  const clauses = [...said].map(([text, own], index) => {
    const isReset = own.some((row) => context.occasions.get(row)?.kind === 'reset')
    const rest = isReset ? afterReset(context, own) : ''
    const isWhole = own.length === rows.length
    return `${text}${place(own)}${when(context, own, isWhole, index === 0)}${movers(context, own, trust)}${rest}`
  })
  return `${clauses.length > 0 ? clauses.join('; ') : 'something differs'}.`
}

/** ` since 12:03:11`, once, or of each where it has another occasion; ` at 12:03:11` of a reset. */
function when(context: Weighed, rows: readonly AlignedNode[], isWhole: boolean, isFirst: boolean): string {
  const { subject, at, divergedSince, occasions, clock } = context
  const resets = rows.flatMap((row) => occasions.get(row) ?? []).filter(({ kind }) => kind === 'reset')
  if (resets.length > 0) return ` at ${clock.time(Math.max(...resets.map(({ change }) => change.at)))}`
  const parted = isWhole || occasions.size === 0 ? (isFirst ? divergedSince : undefined) : partedAt(subject, rows, at)
  return parted === undefined ? '' : ` since ${clock.time(parted)}`
}

/** Writers that a sentence names, and rows that are asked for theirs. */
const NAMED_WRITERS = 2
const ASKED_ROWS = 10
/** What `blame` says where it knows no name. */
const NAMELESS: ReadonlySet<string> = new Set(['unknown', 'initial state'])

/** ` (set by addItem)`: who wrote what the copies that moved hold now; nothing where nobody was seen. */
function movers(context: Weighed, rows: readonly AlignedNode[], trust: string): string {
  const occasion = occasionNames(rows.flatMap((row) => context.occasions.get(row) ?? []))
  if (occasion !== '') return ` (${occasion})`
  const { subject, comparison, at, clock } = context
  const role = TRUSTED[mainState(rows)]
  const isDisputed = isAnothers(context, role, trust)
  const names = rows.slice(0, ASKED_ROWS).flatMap((row) =>
    subject.members.flatMap((member, index) => {
      const moved = isDisputed || (role ? roleOf(member) === role : row.state === 'conflict')
      if (!moved || !comparison.values[index]?.present) return []
      const { by, event } = blame(member, row.path, { clock }, at) ?? { by: 'unknown' }
      // What a hydration brings is somebody's earlier doing.
      return event === undefined || NAMELESS.has(by) || by.startsWith('hydration #') ? [] : [by]
    }),
  )
  const writers = [...new Set(names)]
  if (writers.length === 0) return ''
  const more = writers.length - NAMED_WRITERS
  return ` (by ${writers.slice(0, NAMED_WRITERS).join(', ')}${more > 0 ? ` and ${more} more` : ''})`
}

/** `by rename, sent to the server: message rename`; '' where there is nothing to tell but who wrote it. */
function occasionNames(occasions: readonly Occasion[]): string {
  const names = (of: readonly string[]): string => list([...new Set(of)], NAMED_WRITERS)
  const writers = occasions.flatMap(({ writer }) => writer ?? [])
  const sent = occasions.flatMap(({ kind, by }) => (kind === 'sent' ? [by] : []))
  const others = occasions.flatMap(({ kind, by }) => (kind !== 'sent' && by !== '' ? [by] : []))
  return [
    ...(writers.length > 0 ? [`by ${names(writers)}`] : []),
    ...(sent.length > 0 ? [`sent to the server: ${names(sent)}`] : []),
    ...(others.length > 0 ? [names(others)] : []),
  ].join(', ')
}

/** Who moved. Where the copy to trust is not the one that moved, only that they disagree: the one behind may be right. */
function movement(context: Weighed, state: State, rows: readonly AlignedNode[], trust: string): string {
  const { subject, comparison } = context
  const placeName = nameIn(subject.members)
  const moved = TRUSTED[state]
  const [first] = subject.members
  const others = subject.members.filter(
    (member, index) => member !== first && comparison.values[index] && rows.some((row) => departs(context, row, index)),
  )
  const names = others.map(placeName)
  const all = [...(first ? [placeName(first)] : []), ...names]
  const unread = subject.members.filter((_, index) => rows.some(({ cells }) => cells[index]?.kind === 'unreadable'))
  const emptied = others.filter((member) => isEmptied(member, rows, subject.members.indexOf(member)))
  if (emptied.length > 0 && first && emptied.length === others.length)
    return `${placeName(first)} still holds what is gone from ${series(emptied.map(placeName))}`
  if (isAnothers(context, moved, trust)) return `${series(all)} disagree`
  const occasion = rows[0] && context.occasions.get(rows[0])
  if (occasion) return occasionText(occasion, context, others)
  switch (state) {
    case 'memory ahead':
      return `${series(names)} ${names.length === 1 ? 'is' : 'are'} behind memory`
    case 'storage ahead':
      return behindStorage(subject.members, others, placeName)
    case 'tab ahead':
      return `memory is behind ${series(others.filter(({ tab }) => tab).map(placeName))}`
    case 'server newer':
      return 'the server is newer'
    case 'rendered behind':
      return `${series(names)} ${names.length === 1 ? 'is' : 'are'} behind memory`
    case 'conflict':
      return `${series(all)} ${isUnhydrated(context, rows) ? 'disagree' : 'moved apart'}`
    case 'unreadable':
      return `${series(unread.length > 0 ? unread.map(placeName) : all)} cannot be read`
    case 'unknown (truncated)':
      return `${series(all)} were not recorded in full`
    default:
      return `${series(all)} disagree`
  }
}

/** Whether the copy to trust is another than the one that moved. */
function isAnothers({ subject }: Weighed, moved: Role | undefined, trust: string): boolean {
  const reliable = subject.members.find(({ source }) => source.id === trust)
  return moved !== undefined && reliable !== undefined && roleOf(reliable) !== moved
}

/** Without a store it is the server that storage has left behind. */
function behindStorage(
  members: readonly Member[],
  others: readonly Member[],
  placeName: (member: Member) => string,
): string {
  const isStorage = (member: Member): boolean => roleOf(member) === 'storage'
  if (members.some((member) => roleOf(member) === 'memory'))
    return `memory is behind ${series(others.filter(isStorage).map(placeName)) || 'storage'}`
  const behind = members.filter((member) => !isStorage(member)).map(placeName)
  if (behind.length === 0) return `${series(members.map(placeName))} disagree`
  return `${series(behind)} ${behind.length === 1 ? 'is' : 'are'} behind ${series(members.filter(isStorage).map(placeName))}`
}

/** An entry that was there and has been removed. */
function isEmptied(member: Member, rows: readonly AlignedNode[], index: number): boolean {
  return (
    roleOf(member) === 'storage' &&
    rows.every(({ path, cells }) => path.length === 0 && cells[index]?.kind === 'absent') &&
    member.history.readings.some(({ entry }) => entry.event.type === 'storage-removed')
  )
}
