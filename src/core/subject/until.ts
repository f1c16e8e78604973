import type { SubjectModel } from '../link/subject'
import type { Exchange } from '../timeline/exchange'
import type { History } from '../timeline/history'
import type { Member } from '../timeline/member'
import type { Entry } from '../timeline/merge'
import type { Resource, ResourceRequest } from '../timeline/server'

/**
 * A subject as it was known once the fact numbered `seq` was on record. Its links are those known today: what belonged together
 * did so before anybody could tell. `left`: the documents that had been left by then.
 */
export function until(subject: SubjectModel, seq: number, left: ReadonlyMap<string, Entry>): SubjectModel {
  return { ...subject, members: subject.members.map((member) => memberUntil(member, seq, left)) }
}

/** The documents that had been left by a fact. */
export function leftUntil(left: ReadonlyMap<string, Entry>, seq: number): Map<string, Entry> {
  return new Map([...left].filter(([, entry]) => entry.seq <= seq))
}

function memberUntil(member: Member, seq: number, left: ReadonlyMap<string, Entry>): Member {
  const { resource, unasked } = member
  const history = historyUntil(member.history, seq)
  return {
    ...member,
    history,
    ...(history.readings.length === 0 && member.history.readings.length > 0 && { isUnread: true }),
    ...(resource && { resource: resourceUntil(resource, seq, left) }),
    ...(unasked && { unasked: historyUntil(unasked, seq) }),
  }
}

function historyUntil(history: History, seq: number): History {
  const known = ({ entry }: { entry: Entry }): boolean => entry.seq <= seq
  const isBy = (entry: Entry): boolean => entry.seq <= seq
  return {
    ...history,
    readings: history.readings.filter(known),
    refused: history.refused.filter(known),
    facts: history.facts.filter(isBy),
    ...(history.subscriptions && { subscriptions: history.subscriptions.filter(isBy) }),
  }
}

function resourceUntil(resource: Resource, seq: number, left: ReadonlyMap<string, Entry>): Resource {
  const known = (requests: readonly ResourceRequest[]): ResourceRequest[] =>
    requests
      .filter(({ exchange }) => exchange.started.seq <= seq)
      .map((request) => ({ ...request, exchange: exchangeUntil(request.exchange, seq, left) }))
  return {
    ...resource,
    requests: known(resource.requests),
    mutations: known(resource.mutations),
    refetches: known(resource.refetches),
  }
}

function exchangeUntil(exchange: Exchange, seq: number, left: ReadonlyMap<string, Entry>): Exchange {
  const { ended, read, ...begun } = exchange
  const isEnded = ended ? ended.seq <= seq : exchange.outcome !== 'abandoned' || left.has(exchange.started.document.id)
  const isRead = read !== undefined && read.seq <= seq
  if (isEnded && (isRead || !read)) return exchange
  const { status: _status, ...open } = begun
  return {
    ...(isEnded ? { ...begun, ...(ended && { ended }) } : { ...open, outcome: 'pending', why: '' }),
    ...(isRead && { read }),
    answer: isRead ? exchange.answer : undefined,
  }
}
