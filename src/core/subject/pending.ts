import type { SubjectModel } from '../link/subject'
import type { Thresholds } from '../thresholds'
import { lastChange } from '../timeline/changes'
import type { History, Reading } from '../timeline/history'
import type { Member } from '../timeline/member'
import type { Entry, Timeline } from '../timeline/merge'
import { countBefore } from '../timeline/order'
import { isSnapshot } from '../timeline/channel'
import type { Path } from '../value/path'

/** Documents that have been left, with the event that says so. */
export function leavings(timeline: Timeline): Map<string, Entry> {
  const left = new Map<string, Entry>()
  for (const entry of timeline.entries) {
    const { type } = entry.event
    if (type === 'document-left') left.set(entry.document.id, entry)
    // It came back out of the back/forward cache.
    else if (type === 'store-changed' || type === 'request-started' || type === 'url-changed')
      left.delete(entry.document.id)
  }
  return left
}

/** The moment a subject is judged at: now, or where its store is no more, the last that was recorded of its document. */
export function judgedAt({ group, members }: SubjectModel, now: number, left: ReadonlyMap<string, Entry>): number {
  const last = group === 'store' ? members[0]?.history.readings.at(-1)?.entry.document : undefined
  const leaving = last && left.get(last.id)
  if (!leaving) return now
  return Math.min(now, Math.max(leaving.event.at, last.events.at(-1)?.at ?? 0))
}

/** Asked for each path that differs. */
const delays = new WeakMap<History, { of: History; longest: number }>()

/** The longest time that a write of the entry came after the change of the store before it, ms. */
export function longestDelay(store: Member, entry: Member): number {
  const known = delays.get(entry.history)
  if (known?.of === store.history) return known.longest
  const longest = delayOf(store.history, entry.history)
  delays.set(entry.history, { of: store.history, longest })
  return longest
}

function delayOf({ readings }: History, { facts }: History): number {
  const lived = new Set(readings.map(({ entry }) => entry.document))
  let longest = 0
  for (const { event, seq, document } of facts) {
    if (event.type !== 'storage-written' || event.seenBy !== 'method' || !lived.has(document)) continue
    const at = event.startedAt ?? event.at
    let index = countBefore(readings, seq, ({ entry: { seq: own } }) => own) - 1
    const isOf = (reading: Reading | undefined): boolean => reading?.entry.document === document && reading.at <= at
    while (index >= 0 && !isOf(readings[index])) index--
    const change = readings[index]
    if (change) longest = Math.max(longest, at - change.at)
  }
  return longest
}

/** How long after a change its write is awaited, ms. */
export function writeWindow(longest: number, { writeWithinMs, writeDelayFactor }: Thresholds): number {
  return Math.max(writeWithinMs, writeDelayFactor * longest)
}

/** Whether something of a member is still under way: a request in flight, or a write that a throttled writer owes. */
export function isPending(
  member: Member,
  store: Member | undefined,
  now: number,
  left: ReadonlyMap<string, Entry>,
  thresholds: Thresholds,
): boolean {
  if (isSnapshot(member.source)) return false
  if (member.resource) return member.resource.requests.some(({ exchange }) => exchange.outcome === 'pending')
  return store !== undefined && member !== store && !member.tab && owesWrite(store, member, now, left, thresholds)
}

function owesWrite(
  store: Member,
  entry: Member,
  now: number,
  left: ReadonlyMap<string, Entry>,
  thresholds: Thresholds,
): boolean {
  const change = store.history.readings.findLast(
    ({ at, entry: { event } }) => at <= now && event.type === 'store-changed',
  )
  if (!change || !isOwn(change.entry) || left.has(change.entry.document.id)) return false
  return (
    change.entry.seq > lastAttempt(entry, change.entry.document.id) &&
    now - change.at <= writeWindow(longestDelay(store, entry), thresholds)
  )
}

/** Whether the store changed at a path after the entry was last written: that is what the writer owes. */
export function isOwed(store: Member, entry: Member, path: Path, now: number): boolean {
  const change = lastChange(store, path, now)?.reading.entry
  return change !== undefined && isOwn(change) && change.seq > lastAttempt(entry, change.document.id)
}

/** A change of the app's own; what a hydration applies came from storage and is not written back. */
function isOwn({ event }: Entry): boolean {
  return event.type === 'store-changed' && event.hydration === undefined
}

function lastAttempt(entry: Member, document: string): number {
  const attempt = entry.history.facts.findLast(
    ({ event, document: own }) =>
      own.id === document &&
      !('seenBy' in event && event.seenBy === 'storage-event') &&
      (event.type === 'storage-written' || event.type === 'storage-failed' || event.type === 'storage-removed'),
  )
  return attempt?.seq ?? -1
}
