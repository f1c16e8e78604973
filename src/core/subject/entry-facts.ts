import type { EntryFact, RequestFact } from '../facts'
import type { SubjectModel } from '../link/subject'
import { lastWhile } from '../timeline/bisect'
import { causeOf } from '../timeline/blame'
import { collectionIn, entityAt } from '../timeline/entity'
import type { AgentEvent, SourceKind } from '../timeline/event'
import { lineOf, partOf } from '../timeline/exchange'
import type { Member } from '../timeline/member'
import type { Entry } from '../timeline/merge'
import { ANOTHER_TAB, elsewhere, tabName, type TabNames } from '../timeline/tabs'
import { longestDelay } from './pending'
import { momentOf } from './store-facts'

/** How people call a place that holds state. */
export function areaName(kind: SourceKind): string {
  return kind === 'indexedDB' ? 'IndexedDB' : kind === 'cacheStorage' ? 'Cache Storage' : kind
}

export function entryFacts({ members, group, tab }: SubjectModel, names: TabNames): EntryFact[] {
  const store = group === 'store' ? members[0] : undefined
  const suffix = elsewhere(names, tab)
  return members
    .filter(({ source }) => source.kind !== 'memory' && source.kind !== 'server' && source.kind !== 'rendered')
    .map((member) => ({
      source: member.source.id,
      kind: member.source.kind,
      area: areaName(member.source.kind),
      key: member.source.key ?? member.source.label,
      mount: member.mount,
      shared: member.source.tab === undefined,
      contents: contentsOf(member, names, suffix),
      reads: readsOf(member),
      writes: writesOf(member),
      longestDelay: store ? longestDelay(store, member) : 0,
    }))
}

function contentsOf(
  { history, view }: Member,
  names: TabNames,
  suffix: (entry: Entry) => string,
): EntryFact['contents'] {
  return history.readings.flatMap(({ entry, at, content }) => {
    const { event, document } = entry
    const seen = SEEN[event.type]
    if (!seen) return []
    const isNews = 'seenBy' in event && event.seenBy === 'storage-event'
    const state = (): { value: unknown } | undefined => {
      const { present, unreadable, value } = content()
      return present && unreadable === undefined ? { value: view(value) } : undefined
    }
    const tab = isNews ? ANOTHER_TAB : tabName(names, document.tab)
    return [{ ...momentOf(entry, at), seen, by: `${causeOf(event)}${suffix(entry)}`, tab, content, state }]
  })
}

const SEEN: { [type in AgentEvent['type']]?: EntryFact['contents'][number]['seen'] } = {
  'storage-found': 'found',
  'storage-read': 'read',
  'storage-written': 'written',
  'storage-removed': 'removed',
}

function readsOf(member: Member): EntryFact['reads'] {
  return member.history.facts.flatMap((entry) => {
    const { event } = entry
    if (event.type !== 'storage-read') return []
    const present = event.text !== undefined || event.value !== undefined
    const { outdated = false } = entry
    return [{ ...momentOf(entry), startedAt: event.startedAt ?? event.at, present, outdated }]
  })
}

function writesOf(member: Member): EntryFact['writes'] {
  return member.history.facts.flatMap((entry) => {
    const { event } = entry
    if (entry.echoOf) return []
    if (event.type === 'storage-failed') {
      if (event.operation === 'read') return []
      const content = member.history.refused.find((reading) => reading.entry === entry)?.content
      const told = { by: causeOf(event), observed: true, refused: event.error.name }
      return [{ ...momentOf(entry), ...told, ...(content && { attempted: content }) }]
    }
    if (event.type !== 'storage-written' && event.type !== 'storage-removed') return []
    const moment = momentOf(entry, event.startedAt ?? event.at)
    return [{ ...moment, by: causeOf(event), observed: event.seenBy === 'method' }]
  })
}

/** The requests to the resources of a subject, in order. */
export function requestFacts(subject: SubjectModel): RequestFact[] {
  const facts = subject.members.flatMap((member): [string, RequestFact][] => {
    const { resource } = member
    if (!resource) return []
    const link = subject.links.find(({ to }) => to === member.source.id)
    const linkedBy = link === undefined ? 'alone' : link.why === 'identity' ? 'identity' : 'content'
    const isCollection = resource.requests.some(({ exchange, item }) => exchange.method === 'GET' || item !== undefined)
    const latest = member.history.readings.at(-1)
    return [...resource.requests, ...resource.mutations].map(({ exchange, item, action }) => {
      const { ended, started, method, address, operation } = exchange
      const until = ended?.seq ?? Number.POSITIVE_INFINITY
      const served = lastWhile(member.history.readings, ({ entry }) => entry.seq < until)
      const fact: RequestFact = {
        ...momentOf(started),
        line: lineOf(exchange),
        method,
        path: operation?.name ?? address.path,
        writes: exchange.writes,
        isOperation: operation !== undefined,
        outcome: exchange.outcome,
        why: exchange.why,
        ...(exchange.status !== undefined && { status: exchange.status }),
        ...(ended && { endedAt: ended.event.at, ended: ended.id }),
        ...(item !== undefined && { item }),
        ...(action !== undefined && { action }),
        body: exchange.body,
        isPart: partOf(exchange) !== '',
        source: resource.source.id,
        ...(served && { served: { value: member.view(served.content().value) } }),
        ...(latest && { known: { value: member.view(latest.content().value), since: momentOf(latest.entry) } }),
        keepalive: started.event.type === 'request-started' && started.event.keepalive === true,
        isCollection,
        linkedBy,
        mount: member.mount,
      }
      return [exchange.id, fact]
    })
  })
  return onceEach(facts).toSorted((a, b) => a.seq - b.seq)
}

/** A mutation concerns its own resource and the queries of its kind: it is told with what is known of its entity, if anything is. */
function onceEach(facts: readonly [string, RequestFact][]): RequestFact[] {
  const best = new Map<string, RequestFact>()
  for (const [id, fact] of facts) {
    const known = best.get(id)
    if (!known || toldOf(fact) > toldOf(known)) best.set(id, fact)
  }
  return [...best.values()]
}

function toldOf({ known, item }: RequestFact): number {
  if (!known) return 0
  if (item !== undefined && entityAt(known.value, item) !== undefined) return 3
  return collectionIn(known.value) ? 2 : 1
}
