import type { Blame } from '../diagnosis'
import type { Path } from '../value/path'
import { type Change, lastChange } from './changes'
import type { Clock } from './clock'
import { isDictionary } from './entity'
import type { AgentEvent } from './event'
import { lineOf } from './exchange'
import type { Reading } from './history'
import type { Member } from './member'
import type { Entry } from './merge'
import { writesOf } from './server'
import { writerFrames, writerName } from './stack'
import { ANOTHER_TAB } from './tabs'

/** For whom it is told: how times are written, and what is said of a fact from another tab (` in tab 2`). */
export interface Reader {
  clock: Clock
  elsewhere?: (entry: Entry) => string
}

/** Who last wrote a member at a path, up to a moment; undefined where the member was never read. */
export function blame(member: Member, path: Path, reader: Reader, until?: number): Blame | undefined {
  const change = lastChange(member, path, until)
  return change && told(member, change, reader)
}

/** Who wrote what a member holds as a whole; values are left out. */
export function lastWriter(member: Member, reading: Reading, reader: Reader): Blame {
  return told(member, { reading, observed: reading !== member.history.readings[0] }, reader)
}

function told(member: Member, change: Change, { clock, elsewhere }: Reader): Blame {
  const { entry } = change.reading
  const existed = !change.observed && (entry.event.type === 'storage-found' || entry.event.type === 'storage-read')
  const trouble = troubleAfter(member, entry, clock)
  return {
    source: member.source.id,
    ...(!existed && { event: entry.id, at: change.reading.at }),
    by: existed ? 'before the recording' : `${writerOf(member, change)}${elsewhere?.(entry) ?? ''}`,
    frames: writerFrames(entry.event.writer),
    ...(change.from && { from: change.from }),
    ...(change.to && { to: change.to }),
    ...(trouble !== undefined && { trouble }),
  }
}

function writerOf(member: Member, { reading: { entry } }: Change): string {
  const asked = member.resource && requestLine(member, entry)
  return asked ?? causeOf(entry.event)
}

/** What caused a fact, in words: a function, a hydration, another tab. */
export function causeOf(event: AgentEvent): string {
  if (event.type === 'store-created') return 'initial state'
  if (event.type === 'payload-found') return 'server-rendered, at load'
  if (event.type === 'rendered') return shownBy(event)
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

function requestLine(member: Member, entry: Entry): string | undefined {
  const { requests = [], mutations = [], refetches = [] } = member.resource ?? {}
  const all = [...requests, ...mutations, ...refetches]
  const asked = all.find(({ exchange }) => exchange.read === entry || exchange.ended === entry)
  return asked && lineOf(asked.exchange)
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
