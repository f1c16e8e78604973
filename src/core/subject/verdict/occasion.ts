import type { AlignedNode } from '../../diff/aligned'
import type { State } from '../../session/session'
import { isChannel } from '../../timeline/channel'
import { lastChange } from '../../timeline/changes'
import type { Reading } from '../../timeline/history'
import type { Member } from '../../timeline/member'
import { countBefore } from '../../timeline/order'
import { roleOf } from '../compare'
import { departs, type MovedRow, type Occasion, type VerdictContext } from './context'
import { newsBehind } from './news'
import { isInitialAgain, isReset } from './reset'

/** Readings that are looked back through in search of the last changes of all rows. */
const STEPS_BACK = 10_000

/** Where memory may be newer than an answer of the server. */
const MOVED: ReadonlySet<State> = new Set<State>(['memory ahead', 'conflict', 'differs'])

/** What made memory move where it is ahead of the server; rows of which nothing such is known are left out. */
export function occasionsOf(context: VerdictContext, rows: readonly AlignedNode[]): ReadonlyMap<AlignedNode, Occasion> {
  const occasions = new Map<AlignedNode, Occasion>()
  const [store] = context.subject.members
  if (context.subject.group !== 'store' || !store) return occasions
  const { changes, unasked } = byChange(context, store, rows)
  for (const [change, moved] of changes) {
    const isBack = ({ row, to }: MovedRow): boolean =>
      row.state === 'memory ahead' && isInitialAgain(store, change, row.path, to)
    const reset = moved.some(isBack) && isReset(store, change, context.at)
    const news = reset ? undefined : newsBehind(store, change, moved)
    for (const each of moved) {
      if (news) occasions.set(each.row, { change, ...news })
      else if (reset && isBack(each)) occasions.set(each.row, { kind: 'reset', change, by: '', isCertain: false })
    }
  }
  for (const row of unasked) {
    const alike = [...changes.values()].flat().filter((each) => isAlike(each.row, row))
    const [occasion, ...others] = alike.map((each) => occasions.get(each.row))
    if (occasion?.kind === 'told' && others.every((other) => other?.kind === 'told')) occasions.set(row, occasion)
  }
  return occasions
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

/** The rows in which memory moved after what a server last said, by the last change of the store there. */
function byChange(context: VerdictContext, store: Member, rows: readonly AlignedNode[]): Changes {
  const { subject, comparison, at } = context
  const servers = subject.members.flatMap((member, index) =>
    roleOf(member) === 'server' && !isChannel(member.source) ? [index] : [],
  )
  const changes = new Map<Reading, MovedRow[]>()
  const unasked: AlignedNode[] = []
  const { readings } = store.history
  let left = STEPS_BACK
  for (const row of rows) {
    const behind = MOVED.has(row.state) ? servers.filter((index) => departs(context, row, index)) : []
    if (behind.length === 0) continue
    if (left <= 0) {
      unasked.push(row)
      continue
    }
    const change = lastChange(store, row.path, at)
    if (!change?.observed) continue
    left -= readings.length - countBefore(readings, change.reading.entry.seq, ({ entry }) => entry.seq)
    const { seq } = change.reading.entry
    if (behind.some((index) => (comparison.readings[index]?.entry.seq ?? seq) > seq)) continue
    const moved = changes.get(change.reading) ?? []
    moved.push({ row, to: change.to })
    changes.set(change.reading, moved)
  }
  return { changes, unasked }
}
