import type { Path } from '../value/path'
import { below } from './below'
import type { Reading } from './history'
import type { Member } from './member'
import type { Entry } from './merge'

/** The storage entry that a hydration read before it made a change, and as of when; undefined for any other change. */
export function readByHydration(
  store: Member,
  { event: change, document, seq }: Entry,
  members: readonly Member[],
): { member: Member; at: number } | undefined {
  if (change.type !== 'store-changed' || change.hydration === undefined) return undefined
  const step = store.history.facts.findLast(
    ({ event, document: own, seq: its }) =>
      event.type === 'persist-hydration' &&
      event.step === 'read' &&
      event.hydration === change.hydration &&
      own === document &&
      its <= seq,
  )
  let last: { member: Member; entry: Entry } | undefined
  for (const member of members) {
    const entry = member.history.facts.findLast(
      ({ event, document: own, seq: its }) =>
        event.type === 'storage-read' && own === document && its <= (step?.seq ?? seq),
    )
    if (entry && entry.seq > (last?.entry.seq ?? -1)) last = { member, entry }
  }
  if (last?.entry.event.type !== 'storage-read') return undefined
  const { startedAt, at } = last.entry.event
  return { member: last.member, at: startedAt ?? at }
}

/** The answer of the server that a change put into a store, at a path; undefined where it put none there. */
export function answerBehind(
  { event, document }: Entry,
  path: Path,
  members: readonly Member[],
): { member: Member; reading: Reading } | undefined {
  if (event.type !== 'store-changed') return undefined
  const origin = event.origins?.findLast((each) => below(each.path, path) !== undefined)
  if (!origin) return undefined
  for (const member of members) {
    const { requests = [], mutations = [] } = member.resource ?? {}
    const asked = [...requests, ...mutations].find(
      ({ exchange }) => exchange.request === `${document.id}:${origin.request}`,
    )
    const reading = asked && member.history.readings.findLast(({ entry }) => entry === asked.exchange.read)
    if (reading) return { member, reading }
  }
  return undefined
}
