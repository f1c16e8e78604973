import { type History, historiesOf } from '../timeline/history'
import type { Member } from '../timeline/member'
import type { Timeline } from '../timeline/merge'
import { resourceReadings } from '../timeline/resource-value'
import type { Resource } from '../timeline/server'
import { causalLinks } from './causal'
import { requestLinks, serverContentLinks, storageContentLinks } from './content'
import { declaredLinks } from './declared'
import { identityLinks, requestIndex } from './identity'
import { coincidences } from './runs'
import { type Candidate, type SubjectModel, viewOf } from './subject'

export type Histories = ReturnType<typeof historiesOf>

/** Sources to subjects: each store of a tab with its entries and resources; what no store holds stands alone. */
export function linkSubjects(timeline: Timeline, histories: Histories, resources: readonly Resource[]): SubjectModel[] {
  const served = new Map(resources.map((resource) => [resource.source.id, serverHistory(resource)]))
  const links = findLinks(timeline, histories, resources, served)
  const byId = new Map(resources.map((resource) => [resource.source.id, resource]))
  const member = (link: Candidate): Member[] => {
    const history = histories.get(link.source) ?? served.get(link.source)
    const resource = byId.get(link.source)
    if (!history) return []
    return [{ source: history.source, history, mount: link.mount, view: viewOf(link), ...(resource && { resource }) }]
  }
  const linked = new Set(links.map((link) => link.source))
  const stores = [...histories.values()].filter((history) => history.source.kind === 'memory')
  const subjects = stores.map((store): SubjectModel => {
    const own = links.filter((link) => link.store === store.source.id)
    const { source } = store
    return {
      id: source.id,
      name: source.persist?.name ?? source.label,
      tab: source.tab ?? '',
      group: 'store',
      members: [whole(store), ...own.flatMap(member).toSorted((a, b) => order(a) - order(b))],
      links: own.map((link) => ({
        from: link.store,
        to: link.source,
        why: link.why,
        confidence: link.confidence,
        because: link.because,
      })),
    }
  })
  const alone = [...histories.values(), ...served.values()].filter(
    (history) => history.source.kind !== 'memory' && !linked.has(history.source.id),
  )
  return [...subjects, ...alone.map((history) => loneSubject(history, byId.get(history.source.id)))]
}

function findLinks(
  timeline: Timeline,
  histories: Histories,
  resources: readonly Resource[],
  served: ReadonlyMap<string, History>,
): Candidate[] {
  const together = coincidences(timeline)
  const declared = declaredLinks(histories, together)
  const causal = causalLinks(histories, together, declared)
  const stored = [...declared, ...causal]
  const storage = storageContentLinks(histories, new Set(stored.map((link) => link.source)), timeline.now)
  const identity = identityLinks(histories, requestIndex(resources))
  const content = serverContentLinks(histories, resources, served, pairs(identity))
  const sent = requestLinks(histories, resources, pairs([...identity, ...content]))
  return [...stored, ...storage, ...identity, ...content, ...sent]
}

function pairs(links: readonly Candidate[]): Set<string> {
  return new Set(links.map((link) => `${link.store} ${link.source}`))
}

function whole(history: History, resource?: Resource): Member {
  const member: Member = { source: history.source, history, mount: [], view: (value) => value }
  return resource ? { ...member, resource } : member
}

function loneSubject(history: History, resource?: Resource): SubjectModel {
  const { source } = history
  const group = source.kind === 'server' ? 'server' : 'storage'
  return { id: source.id, name: source.label, tab: '', group, members: [whole(history, resource)], links: [] }
}

/** Columns: the store, what it persists to, the server. */
function order(member: Member): number {
  return member.source.kind === 'server' ? 1 : 0
}

function serverHistory(resource: Resource): History {
  const readings = resourceReadings(resource).map(({ entry, value }) => ({
    at: entry.event.at,
    entry,
    content: () => ({ present: true, value, codec: 'json' }),
  }))
  const facts = resource.requests
    .flatMap(({ exchange }) => [exchange.started, exchange.ended, exchange.read])
    .filter((entry) => entry !== undefined)
    .toSorted((a, b) => a.seq - b.seq)
  return { source: resource.source, readings, refused: [], facts, incomplete: false }
}
