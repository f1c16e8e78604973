import type { Blame } from '../diagnosis'
import type { Path } from '../value/path'
import { answerBehind, readByHydration } from './brought'
import { type Change, lastChange } from './changes'
import type { Clock } from './clock'
import { isDictionary } from './entity'
import type { AgentEvent } from './event'
import { type Exchange, lineOf } from './exchange'
import type { Reading } from './history'
import type { Member } from './member'
import type { Entry } from './merge'
import { messageOf } from './message'
import { lastMove } from './moves'
import { writesOf } from './server'
import { writerFrames, writerName } from './stack'
import { ANOTHER_TAB } from './tabs'

/** For whom it is told: how times are written, and what is said of a fact from another tab (` in tab 2`). */
export interface Reader {
  clock: Clock
  elsewhere?: (entry: Entry) => string
  /** The members of the subject: what one of them brought in was written by another. */
  members?: readonly Member[]
}

/** By whom a value was written that stood there before anything that is on record. */
export const BEFORE = 'before the recording'
/** The same where the beginning of the recording is no longer kept, or where too much would have to be decoded. */
const BEFORE_KEPT = 'before what is on record'
const BEFORE_LOOKED_AT = 'for longer than was looked back'

/** Who last wrote a member at a path, up to a moment; undefined where the member was never read. */
export function blame(member: Member, path: Path, reader: Reader, until?: number): Blame | undefined {
  const change = lastChange(member, path, until)
  if (!change) return undefined
  const trouble = troubleAfter(member, change.reading.entry, reader.clock)
  const move = lastMove(member, path, until)
  return {
    ...told(member, change, reader, path),
    ...(trouble !== undefined && { trouble }),
    ...(move && {
      moved: { from: move.from, to: move.to, by: told(member, { reading: move.reading, observed: true }, reader) },
    }),
  }
}

/** Who wrote what a member holds as a whole; values are left out. */
export function lastWriter(member: Member, reading: Reading, reader: Reader): Blame {
  const trouble = troubleAfter(member, reading.entry, reader.clock)
  const change = { reading, observed: reading !== member.history.readings[0] }
  return { ...told(member, change, reader), ...(trouble !== undefined && { trouble }) }
}

/** Who made a change; of what a writer only brought in, with whose it was. */
export function told(member: Member, change: Change, reader: Reader, path?: Path): Blame {
  const { entry, at } = change.reading
  const before = earlierThanKnown(change)
  const request = requestOf(member, entry)
  const writer = before === undefined ? (entry.event.writer ?? request?.started.event.writer) : undefined
  const brought = path && before === undefined ? broughtBy(member, change, path, reader) : undefined
  return {
    source: member.source.id,
    ...(before === undefined && { event: entry.id, at }),
    by: before ?? `${request ? lineOf(request) : causeOf(entry.event)}${reader.elsewhere?.(entry) ?? ''}`,
    frames: writerFrames(writer),
    ...(writer && { writer }),
    ...(change.from && { from: change.from }),
    ...(change.to && { to: change.to }),
    ...(!change.observed && { began: true }),
    ...(request && before === undefined && { request: requestFacts(request) }),
    ...(brought && { brought }),
  }
}

/** Why nobody on record can be named for a value; undefined where somebody can. */
function earlierThanKnown({ observed, cut, reading: { entry } }: Change): string | undefined {
  if (observed) return undefined
  if (cut) return BEFORE_LOOKED_AT
  const { type } = entry.event
  if (type === 'storage-found' || type === 'storage-read') return BEFORE
  return type === 'store-changed' ? BEFORE_KEPT : undefined
}

/** Of a hydration what it read, of an answer that was put into a store that answer. */
function broughtBy(member: Member, change: Change, path: Path, reader: Reader): Blame | undefined {
  const { members = [] } = reader
  const { entry } = change.reading
  const read = readByHydration(member, entry, members)
  if (read) return blame(read.member, path, reader, read.at)
  const answer = answerBehind(entry, path, members)
  return answer && told(answer.member, { reading: answer.reading, observed: true }, reader)
}

/** What caused a fact, in words: a function, a hydration, another tab. */
export function causeOf(event: AgentEvent): string {
  if (event.type === 'store-created') return 'initial state'
  if (event.type === 'payload-found') return 'server-rendered, at load'
  if (event.type === 'rendered') return shownBy(event)
  if (event.type === 'message-received') return `message ${messageOf(event).type}`
  if (event.type === 'store-gone') return 'the end of the store'
  if (event.type === 'store-changed' && event.inPlace) return 'a change in place'
  if (event.type === 'store-changed' && event.hydration !== undefined) return `hydration #${event.hydration}`
  if (event.type === 'storage-written' || event.type === 'storage-removed') {
    if (event.seenBy === 'storage-event') return ANOTHER_TAB
    if (event.seenBy !== 'method') return 'unobserved writer'
  }
  return writerName(event.writer) || 'unknown'
}

/** `shown by <Total>, <Row>`; in minified builds the names are short ones that mean little. */
function shownBy({ value }: Extract<AgentEvent, { type: 'rendered' }>): string {
  const names = (Array.isArray(value) ? value : []).flatMap((each) =>
    isDictionary(each) && typeof each['component'] === 'string' && each['component'] !== '' ? [each['component']] : [],
  )
  return names.length === 0
    ? 'shown by a component'
    : `shown by ${[...new Set(names)].map((name) => `<${name}>`).join(', ')}`
}

/** The request that told what a source of the server holds. */
function requestOf({ resource }: Member, entry: Entry): Exchange | undefined {
  const { requests = [], mutations = [], refetches = [] } = resource ?? {}
  const all = [...requests, ...mutations, ...refetches]
  return all.find(({ exchange }) => exchange.read === entry || exchange.ended === entry)?.exchange
}

function requestFacts({ started, ended, status, method, address, why }: Exchange): NonNullable<Blame['request']> {
  const { event } = started
  return {
    method: event.type === 'request-started' ? event.method : method,
    url: event.type === 'request-started' ? event.url : address.path,
    ...(status !== undefined && { status }),
    ...(ended && { milliseconds: ended.event.at - event.at }),
    ...(why !== '' && { why }),
  }
}

/** What went wrong with a source after a fact: refused writes, failed saves. */
export function troubleAfter(member: Member, after: Entry, clock: Clock): string | undefined {
  if (member.resource) {
    const failed = writesOf(member.resource).findLast(
      ({ exchange }) => exchange.outcome === 'failed' && (exchange.ended?.seq ?? -1) > after.seq,
    )
    return failed && `${lineOf(failed.exchange)} ${failed.exchange.why}`
  }
  const refused = member.history.facts.findLast(({ event, seq }) => event.type === 'storage-failed' && seq > after.seq)
  if (refused?.event.type !== 'storage-failed') return undefined
  const { operation, error, at } = refused.event
  return `${operation} refused ${clock.time(at)} (${error.name})`
}
