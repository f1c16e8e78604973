import type { AlignedNode } from '../../diff/aligned'
import type { Role } from '../../diff/input'
import type { State } from '../../session/session'
import { agree } from '../../timeline/agree'
import { isChannel } from '../../timeline/channel'
import { type Change, lastChange } from '../../timeline/changes'
import type { Reading } from '../../timeline/history'
import type { Member } from '../../timeline/member'
import { countBefore } from '../../timeline/order'
import type { Path } from '../../value/path'
import { roleOf } from '../compare'
import { departs, lastOfEarlier, type MovedRow, type Occasion, type VerdictContext } from './context'
import { newsBehind } from './news'
import { isInitialAgain, isReset } from './reset'
import { sentSince, writerOf } from './sent'

/** Readings that are looked back through in search of the last changes of all rows. */
const STEPS_BACK = 10_000

/** Where memory may be newer than an answer of the server. */
const MOVED: ReadonlySet<State> = new Set<State>(['memory ahead', 'conflict', 'differs'])

/** What made memory move where other copies did not go along; rows of which nothing such is known are left out. */
export function occasionsOf(context: VerdictContext, rows: readonly AlignedNode[]): ReadonlyMap<AlignedNode, Occasion> {
  const occasions = new Map<AlignedNode, Occasion>()
  const [store] = context.subject.members
  if (context.subject.group !== 'store' || !store) return occasions
  const { changes, unasked } = byChange(context, store, rows)
  for (const [change, moved] of changes) {
    const isBack = (each: MovedRow): boolean =>
      isInitialAgain(store, change, each.row.path, each.to) &&
      (each.row.state === 'memory ahead' || isLeftAt(context, each))
    const reset = moved.some(isBack) && isReset(store, change, context.at)
    const newer = moved.filter(({ isNewer }) => isNewer)
    const news = reset || newer.length === 0 ? undefined : newsBehind(store, change, newer)
    for (const each of moved) {
      const own = news ?? (each.row.state === 'memory ahead' ? sentSince(change, each, context.at) : undefined)
      if (own && each.isNewer && !reset) occasions.set(each.row, { change, ...own })
      else if (reset && isBack(each))
        occasions.set(each.row, {
          kind: 'reset',
          change,
          by: '',
          isCertain: false,
          ...(each.isEarlier && writerOf(change)),
        })
    }
  }
  for (const row of unasked) {
    const alike = [...changes.values()].flat().filter((each) => isAlike(each.row, row))
    const [occasion, ...others] = alike.map((each) => occasions.get(each.row))
    if (occasion?.kind === 'told' && others.every((other) => other?.kind === 'told')) occasions.set(row, occasion)
  }
  return occasions
}

/** Whether all that say something else than memory say what memory held before it moved. */
function isLeftAt({ subject, comparison, ...context }: VerdictContext, { row, from }: MovedRow): boolean {
  return subject.members.every((member, index) => {
    const cell = row.cells[index]
    if (index === 0 || !departs({ subject, comparison, ...context }, row, index)) return true
    return from !== undefined && cell?.kind === 'value' && agree(cell.value, from.value)
  })
}

/** The same member of another element. */
function isAlike({ path: a }: AlignedNode, { path: b }: AlignedNode): boolean {
  return a.length === b.length && a[0] === b[0] && (a.length < 3 || a.at(-1) === b.at(-1))
}

interface Changes {
  changes: ReadonlyMap<Reading, MovedRow[]>
  /** Rows for which it would take too long to look for their change. */
  unasked: AlignedNode[]
}

/** The rows in which memory moved, by the last change of the store there, if no server has said anything since. */
function byChange(context: VerdictContext, store: Member, rows: readonly AlignedNode[]): Changes {
  const { subject, comparison, at } = context
  const indexes = (role: Role): number[] =>
    subject.members.flatMap((member, index) => (roleOf(member) === role && !isChannel(member.source) ? [index] : []))
  const [servers, entries] = [indexes('server'), indexes('storage')]
  const changes = new Map<Reading, MovedRow[]>()
  const unasked: AlignedNode[] = []
  const { readings } = store.history
  let earlier: { last: Reading | undefined } | undefined
  const before = (): Reading | undefined => (earlier ??= { last: lastOfEarlier(store, at) }).last
  let left = STEPS_BACK
  for (const row of rows) {
    const behind = servers.filter((index) => departs(context, row, index))
    const isNewer = MOVED.has(row.state) && behind.length > 0
    if (behind.length === 0 && !entries.some((index) => departs(context, row, index))) continue
    if (left <= 0) {
      if (isNewer) unasked.push(row)
      continue
    }
    const change = lastMove(store, row.path, at, before)
    if (!change) continue
    left -= readings.length - countBefore(readings, change.reading.entry.seq, ({ entry }) => entry.seq)
    const { seq } = change.reading.entry
    if (behind.some((index) => (comparison.readings[index]?.entry.seq ?? seq) > seq)) continue
    const moved = changes.get(change.reading) ?? []
    moved.push({
      row,
      from: change.from,
      to: change.to,
      isNewer: isNewer && !change.isEarlier,
      isEarlier: change.isEarlier,
    })
    changes.set(change.reading, moved)
  }
  return { changes, unasked }
}

/** A store's last change at a path; of one that holds there what it was created with, in the document before, which ended at `before`. */
function lastMove(
  store: Member,
  path: Path,
  at: number,
  before: () => Reading | undefined,
): (Change & { isEarlier: boolean }) | undefined {
  const change = lastChange(store, path, at)
  if (change?.observed) return { ...change, isEarlier: false }
  const last = change?.reading.entry.event.type === 'store-created' ? before() : undefined
  const earlier = last && lastChange(store, path, last.at)
  return earlier?.observed ? { ...earlier, isEarlier: true } : undefined
}
