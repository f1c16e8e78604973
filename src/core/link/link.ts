import type { SessionSource } from '../session/session'
import { type History, historiesOf } from '../timeline/history'
import type { Member } from '../timeline/member'
import type { Timeline } from '../timeline/merge'
import { isChannel, isSnapshot } from '../timeline/channel'
import { resourceReadings } from '../timeline/resource-value'
import type { Resource } from '../timeline/server'
import { answeredLinks } from './answered'
import { apartLinks } from './apart'
import { causalLinks } from './causal'
import { channelLinks } from './channel'
import { requestLinks, serverContentLinks, storageContentLinks } from './content'
import type { LinkDecision } from './decision'
import { declaredLinks } from './declared'
import { heldObjects, identityLinks, isOfOne, requestIndex } from './identity'
import { normalizedLinks } from './normalized'
import { payloadLinks } from './payload'
import { pinnedLinks, refusals } from './pinned'
import { coincidences } from './runs'
import { isScreen, screenHistory, screenLinks } from './screen'
import { siblingLinks } from './siblings'
import { storelessLinks } from './storeless'
import { renamedLinks } from './renamed'
import { withoutLookalikes } from './own-places'
import { type Candidate, type SubjectModel, viewOf } from './subject'
import { withoutSucceeded } from './succeeded'
import { isThings, thingReadings } from './things'
import { isTrial } from './trial'

export type Histories = ReturnType<typeof historiesOf>

/**
 * Sources to subjects: each store of a tab with its entries and resources; what no store holds stands alone, or with what
 * it was linked to by hand or by content.
 */
export function linkSubjects(
  timeline: Timeline,
  histories: Histories,
  resources: readonly Resource[],
  decisions: readonly LinkDecision[] = [],
): SubjectModel[] {
  const served = new Map(resources.map((resource) => [resource.source.id, serverHistory(resource, false)]))
  const byId = new Map(resources.map((resource) => [resource.source.id, resource]))
  const links = findLinks(timeline, histories, { resources, served, byId }, decisions)
  const member = (link: Candidate): Member[] => {
    const found = histories.get(link.source) ?? served.get(link.source)
    const store = histories.get(link.store)
    const history = found && store && isScreen(found.source) ? screenHistory(store, found) : found
    const resource = byId.get(link.source)
    if (!history) return []
    return [
      {
        source: history.source,
        mount: link.mount,
        view: viewOf(link),
        ...(link.renames && { isRespelled: true as const }),
        ...(link.shape === 'things' && { slots: link.parts?.map(({ mount }) => mount) ?? [] }),
        ...(link.why === 'pinned' && { pinned: true }),
        ...toldBy(history, resource),
      },
    ]
  }
  const linked = new Set(links.map((link) => link.source))
  const all = [
    // A kind of message that no store took in is nobody's state.
    ...[...histories.values()].filter((history) => !isChannel(history.source) && !isTrial(history)),
    ...resources.filter(holdsState).flatMap(({ source }) => served.get(source.id) ?? []),
  ]
  const firsts = [
    ...all.filter(({ source }) => source.kind === 'memory'),
    ...all.filter(({ source }) => source.kind !== 'memory' && !linked.has(source.id) && !isScreen(source)),
  ]
  return firsts.map((first): SubjectModel => {
    const own = links.filter((link) => link.store === first.source.id)
    const others = own.flatMap(member).toSorted((a, b) => order(a) - order(b))
    return {
      ...titled(first.source, others),
      members: [whole(first, byId.get(first.source.id)), ...others],
      links: own.map((link) => ({
        from: link.store,
        to: link.source,
        why: link.why,
        confidence: link.confidence,
        because: link.because,
      })),
    }
  })
}

function titled(source: SessionSource, others: readonly Member[]): Pick<SubjectModel, 'id' | 'name' | 'tab' | 'group'> {
  const { id, kind, label, persist } = source
  if (kind === 'memory')
    return { id, name: persist?.name ?? keyOf(label, others) ?? label, tab: source.tab ?? '', group: 'store' }
  return { id, name: label, tab: '', group: kind === 'server' ? 'server' : 'storage' }
}

/** A store that nobody named, but that keeps all of its state in one entry, goes by the name of that. */
function keyOf(label: string, others: readonly Member[]): string | undefined {
  if (!/^store(?: at | \{|$)/.test(label)) return undefined
  const entries = others.filter(({ source }) => source.kind !== 'server' && source.kind !== 'rendered')
  const [entry] = entries
  return entries.length === 1 && entry?.mount.length === 0 ? entry.source.key : undefined
}

interface Served {
  resources: readonly Resource[]
  /** Their answers over time, by session id; what is found to be told by things of their own is added. */
  served: Map<string, History>
  byId: Map<string, Resource>
}

function findLinks(
  timeline: Timeline,
  histories: Histories,
  { resources, served, byId }: Served,
  decisions: readonly LinkDecision[],
): Candidate[] {
  const kept = new Map([...histories].filter(([, { source }]) => !isSnapshot(source) && !isScreen(source)))
  const isRefused = refusals(decisions)
  const allowed = (all: readonly Candidate[]) => all.filter((link) => !isRefused(link))
  const together = coincidences(timeline)
  const declared = allowed(declaredLinks(kept, together))
  const causal = allowed(causalLinks(kept, together, declared))
  const stored = [...declared, ...causal]
  const storage = storageContentLinks(kept, new Set(stored.map((link) => link.source)), timeline.now, isRefused)
  const objects = heldObjects(kept, requestIndex(resources))
  const held = identityLinks(kept, objects)
  const firm = held.filter(({ aside }) => !aside)
  const single = pairs(firm.filter(isOfOne))
  const settled = pairs(firm.filter((link) => !isOfOne(link)))
  const content = serverContentLinks(kept, resources, served, settled).filter(
    (link) => !single.has(pair(link)) || isListCopy(link, byId.get(link.source)),
  )
  const spelled = renamedLinks(kept, resources, served, [...firm.filter((link) => !isOfOne(link)), ...content])
  const respelled = pairs(spelled)
  const copies = [...content.filter((link) => !respelled.has(pair(link))), ...spelled]
  const copied = pairs(copies)
  const identity = held.filter((link) => !copied.has(pair(link)))
  const entities = normalizedLinks(kept, resources, served, pairs([...identity, ...copies]))
  const answered = answeredLinks(kept, resources, pairs([...identity, ...copies, ...entities]))
  const sent = requestLinks(kept, resources, pairs([...identity, ...copies, ...entities, ...answered]))
  const own = firm.filter((link) => !copied.has(pair(link)))
  const saved = [...stored, ...storage]
  const fromServer = [...identity, ...withoutLookalikes([...copies, ...entities, ...answered, ...sent], own)]
  const current = withoutSucceeded(fromServer, kept, resources, served)
  const apart = apartLinks(kept, current, objects, { resources, served })
  for (const things of apart.things) {
    byId.set(things.source.id, things)
    served.set(things.source.id, serverHistory(things, false))
  }
  const found = allowed([
    ...saved,
    ...siblingLinks(saved, kept),
    ...current,
    ...apart.links,
    ...payloadLinks(histories),
    ...channelLinks(histories),
    ...screenLinks(histories),
  ])
  const pinned = pinnedLinks(decisions, new Map([...histories, ...served]), found)
  const known = pairs(pinned)
  const links = [...found.filter((link) => !known.has(pair(link))), ...pinned]
  const taken = new Set(links.flatMap(({ store, source }) => [store, source]))
  return [...links, ...storelessLinks(kept, resources, { served, taken, isRefused })]
}

/** Beside the very object of one thing a store may hold copies of the whole list. */
function isListCopy({ shape, confidence }: Candidate, resource: Resource | undefined): boolean {
  const isRead = resource?.requests.some(
    ({ exchange, item }) => item === undefined && !exchange.writes && exchange.read,
  )
  return isRead === true && confidence === 'likely' && (shape === 'list' || shape === 'record')
}

/** Fonts, pages and images are asked for as well: what was neither read nor written is nobody's state. */
function holdsState({ requests }: Resource): boolean {
  return requests.some(({ exchange }) => exchange.writes || exchange.read !== undefined)
}

function pairs(links: readonly Candidate[]): Set<string> {
  return new Set(links.map(pair))
}

function pair({ store, source }: Pick<Candidate, 'store' | 'source'>): string {
  return `${store} ${source}`
}

function whole(history: History, resource?: Resource): Member {
  return { source: history.source, mount: [], view: (value) => value, ...toldBy(history, resource) }
}

/** A resource's member shows what Driftscope asked again; links are made, and rules judge, without it. */
function toldBy(history: History, resource: Resource | undefined): Pick<Member, 'history' | 'resource' | 'unasked'> {
  if (!resource) return { history }
  if (resource.refetches.length === 0) return { history, resource }
  return { history: serverHistory(resource, true), resource, unasked: history }
}

/** Columns: what the subject is about, what it persists to, the server. */
function order(member: Member): number {
  return member.source.kind === 'server' ? 1 : 0
}

function serverHistory(resource: Resource, refetches: boolean): History {
  const told = isThings(resource) ? thingReadings(resource, { refetches }) : resourceReadings(resource, { refetches })
  const readings = told.map(({ entry, value }) => ({
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
