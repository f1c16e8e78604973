import type { AlignedNode } from '../../diff/aligned'
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
const STEPS_BACK = 20_000

/** What made memory move where it is ahead of the server; rows of which nothing such is known are left out. */
export function occasionsOf(context: VerdictContext, rows: readonly AlignedNode[]): ReadonlyMap<AlignedNode, Occasion> {
  const occasions = new Map<AlignedNode, Occasion>()
  const [store] = context.subject.members
  if (context.subject.group !== 'store' || !store) return occasions
  for (const [change, moved] of byChange(context, store, rows)) {
    const isBack = ({ row, to }: MovedRow): boolean => isInitialAgain(store, change, row.path, to)
    const reset = moved.some(isBack) && isReset(store, change, context.at)
    const news = reset ? undefined : newsBehind(store, change, moved)
    for (const each of moved) {
      if (news) occasions.set(each.row, { change, ...news })
      else if (reset && isBack(each)) occasions.set(each.row, { kind: 'reset', change, by: '', isCertain: false })
    }
  }
  return occasions
}

/** The rows in which memory alone went on from what a server said, by the last change of the store there. */
function byChange(context: VerdictContext, store: Member, rows: readonly AlignedNode[]): Map<Reading, MovedRow[]> {
  const { subject, at } = context
  const servers = subject.members.flatMap((member, index) =>
    roleOf(member) === 'server' && !isChannel(member.source) ? [index] : [],
  )
  const changes = new Map<Reading, MovedRow[]>()
  if (servers.length === 0) return changes
  const { readings } = store.history
  let left = STEPS_BACK
  for (const row of rows) {
    if (row.state !== 'memory ahead' || !servers.some((index) => departs(context, row, index))) continue
    if (left <= 0) break
    const change = lastChange(store, row.path, at)
    if (!change?.observed) continue
    left -= readings.length - countBefore(readings, change.reading.entry.seq, ({ entry }) => entry.seq)
    const moved = changes.get(change.reading) ?? []
    moved.push({ row, to: change.to })
    changes.set(change.reading, moved)
  }
  return changes
}
