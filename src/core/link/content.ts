import type { Confidence } from '../session/session'
import { THRESHOLDS } from '../thresholds'
import { savesNothing, splitLast } from '../timeline/address'
import { entityAt, entityId, entityIn, firstMembers, idMember, isDictionary } from '../timeline/entity'
import type { AgentEvent } from '../timeline/event'
import { lineOf } from '../timeline/exchange'
import { type History, type Reading, readingAt } from '../timeline/history'
import type { Resource } from '../timeline/server'
import { lookup } from '../value/path'
import { reachable } from './declared'
import { followedPlace } from './followed'
import { findNamed, findPlace, type Place } from './match'
import { mountOf } from './causal'
import type { IsRefused } from './pinned'
import type { Candidate } from './subject'

/** States before a request that are looked through for the entity it names: an optimistic removal comes first. */
const STATES_BEFORE = 3
/** Writes of different contents after which an entry is a store's still when it has been removed: a draft is saved and sent. */
const WRITES_BEFORE_REMOVAL = 3

/** Storage entries that nothing else links, by what they hold (throttled writers, libraries that write much later). */
export function storageContentLinks(
  histories: ReadonlyMap<string, History>,
  linked: ReadonlySet<string>,
  now: number,
  isRefused: IsRefused,
): Candidate[] {
  const stores = [...histories.values()].filter((history) => history.source.kind === 'memory')
  return [...histories.values()].flatMap((entry) => {
    if (entry.source.kind === 'memory' || linked.has(entry.source.id)) return []
    const reading = lastHeld(entry, now)
    const content = reading?.content()
    if (!content?.present || typeof content.value !== 'object') return []
    const found = stores.flatMap((store) => {
      if (!reachable(store.source, entry.source) || store.source.persist) return []
      if (isRefused({ store: store.source.id, source: entry.source.id })) return []
      const then = readingAt(store, reading?.at ?? now) ?? store.readings[0]
      const state = then?.content().value
      const place = findPlace(content.value, state)
      if (place && isInElement(place, state, entry.source.key)) return []
      const tells = place && place.telling >= 2 && place.share >= THRESHOLDS.likelyContentShare
      const told = tells ? place : followedPlace(store, entry)
      return told ? [{ store, place: told }] : []
    })
    return best(found).map(({ store, place }): Candidate => {
      const link = { store: store.source.id, source: entry.source.id, ...mountOf(place) }
      return { ...link, why: 'content', confidence: confidenceOf(place), because: byContent(place) }
    })
  })
}

/** What an entry holds; of one that was saved to again and again and is removed (a sign-out) what it held last. */
function lastHeld(entry: History, now: number): Reading | undefined {
  const reading = readingAt(entry, now)
  if (reading?.entry.event.type !== 'storage-removed') return reading
  const written = entry.readings.filter(
    ({ at, entry: { event } }) => at <= now && event.type === 'storage-written' && event.seenBy === 'method',
  )
  return written.length < WRITES_BEFORE_REMOVAL ? undefined : written.at(-1)
}

/** What stands in one element of a list was copied there: an entry of the element's own would have its id in the key. */
function isInElement({ path }: Place, state: unknown, key = ''): boolean {
  return path.some(
    (step, index) => Array.isArray(lookup(state, path.slice(0, index))?.value) && !key.includes(String(step)),
  )
}

/** Resources whose answers stand in a store as copies. `known`: `<store> <resource>` that identity links already. */
export function serverContentLinks(
  histories: ReadonlyMap<string, History>,
  resources: readonly Resource[],
  readings: ReadonlyMap<string, History>,
  known: ReadonlySet<string>,
): Candidate[] {
  const stores = [...histories.values()].filter((history) => history.source.kind === 'memory')
  return resources.flatMap((resource) => {
    const latest = readings.get(resource.source.id)?.readings.at(-1)
    if (!latest) return []
    const { value } = latest.content()
    const found = stores.flatMap((store) => {
      if (known.has(`${store.source.id} ${resource.source.id}`) || !isAskedFrom(store, resource)) return []
      const then = store.readings.find((reading) => reading.entry.seq > latest.entry.seq)
      const states = [then, store.readings.at(-1), readingAt(store, latest.at)]
      const places = states.flatMap((reading) => (reading && findPlaceIn(value, reading.content().value)) || [])
      const place = places.toSorted((a, b) => b.ids.length - a.ids.length || b.telling - a.telling)[0]
      return place && isConvincing(place) ? [{ store, place }] : []
    })
    return found.map(({ store, place }): Candidate => {
      const link = {
        store: store.source.id,
        source: resource.source.id,
        mount: place.path,
        from: place.from,
        shape: place.shape,
      }
      const item = place.shape === 'entity' ? place.ids[0] : undefined
      const told = { why: 'content', confidence: confidenceOf(place), because: byContent(place) } as const
      return { ...link, ...(item !== undefined && { item }), ...told }
    })
  })
}

/** Resources that a store's entities were sent to, where no answer of theirs is known. */
export function requestLinks(
  histories: ReadonlyMap<string, History>,
  resources: readonly Resource[],
  known: ReadonlySet<string>,
): Candidate[] {
  const stores = [...histories.values()].filter((history) => history.source.kind === 'memory')
  return resources.flatMap((resource) => {
    const sent = resource.requests.findLast(
      ({ exchange, item }) => exchange.writes && (item !== undefined || isDictionary(exchange.body)),
    )
    if (!sent) return []
    return stores.flatMap((store): Candidate[] => {
      if (known.has(`${store.source.id} ${resource.source.id}`) || !isAskedFrom(store, resource)) return []
      const link = sentFrom(store, resource, sent)
      return link ? [{ store: store.source.id, source: resource.source.id, why: 'content', ...link }] : []
    })
  })
}

type Sent = Resource['requests'][number]

/** Where the store holds what a request carries, or what its address names: `/api/scenes/s9` in a list called `scenes`. */
function sentFrom(
  store: History,
  resource: Resource,
  { exchange, item }: Sent,
): Omit<Candidate, 'store' | 'source' | 'why'> | undefined {
  const line = lineOf(exchange)
  const state = readingAt(store, exchange.started.event.at)?.content().value
  const place = carried(exchange.body, state)
  if (place && !isSave(store, resource, { exchange, ...(item !== undefined && { item }) }, place)) return undefined
  if (place) {
    const because = `${line} carries ${place.ids.length > 0 ? `its entity ${place.ids[0]}` : 'its values'}`
    return { mount: place.path, from: place.from, shape: place.shape, confidence: confidenceOf(place), because }
  }
  if (item === undefined) return undefined
  const [, name] = splitLast(resource.path)
  const before = store.readings.filter(({ entry }) => entry.seq < exchange.started.seq).slice(-STATES_BEFORE)
  for (const { content } of before.toReversed()) {
    const path = findNamed(content().value, name, item)
    if (path)
      return {
        mount: path,
        from: [],
        shape: 'entity',
        item,
        confidence: 'likely',
        because: `${line} names its entity ${item}`,
      }
  }
  return undefined
}

/** How long before its save an entity may have been made, ms. */
const MADE_BEFORE = 5_000

/**
 * A POST to an address that was never read saves an entity when the store calls the place as the address does, or made it just
 * before; else it only uses it (an order from the cart, a mail about a scene).
 */
function isSave(store: History, resource: Resource, { exchange, item }: Sent, { path, ids: [id] }: Place): boolean {
  if (exchange.operation || item !== undefined || exchange.method === 'PATCH') return true
  const words = resource.path.toLowerCase().split('/')
  if (path.some((step) => words.includes(String(step).toLowerCase()))) return true
  if (savesNothing(resource.path) || id === undefined) return false
  const { seq, event } = exchange.started
  const before = store.readings.filter(({ entry }) => entry.seq < seq)
  const lacking = before.findLastIndex(({ content }) => !entityAt(lookup(content().value, path)?.value, id))
  const made = before[lacking + 1]
  return lacking >= 0 && made !== undefined && event.at - made.at <= MADE_BEFORE && isMade(made.entry.event)
}

/** Made by the app: neither restored from storage nor taken out of an answer. */
function isMade(event: AgentEvent): boolean {
  return event.type === 'store-changed' && event.hydration === undefined && event.origins === undefined
}

/** Some document in which the store lived talked to the resource: other sites' answers may look alike. */
function isAskedFrom(store: History, resource: Resource): boolean {
  const documents = new Set(store.source.documents)
  return resource.requests.some(({ exchange }) => documents.has(exchange.started.document.id))
}

/** Where the entity that a request's body is, or wraps, stands in a state; nothing for mere parameters. */
export function carried(body: unknown, state: unknown): Place | undefined {
  const wrapped = [body, ...(isDictionary(body) ? Object.values(body).filter(isDictionary) : [])]
  for (const part of [...wrapped, ...withId(body)]) {
    const entity = entityIn(part)
    const place = entity && entityId(entity) !== undefined ? findPlace(entity, state) : undefined
    if (place && place.ids.length > 0) return place
  }
  return undefined
}

/** `{ id, patch: { title } }`: the id beside what is to change. */
function withId(body: unknown): unknown[] {
  if (!isDictionary(body) || entityId(body) === undefined) return []
  return Object.values(body)
    .filter(isDictionary)
    .map((part) => ({ ...idMember(body), ...part }))
}

/** The body as a whole, or any of its members, for answers that wrap what the store takes. */
function findPlaceIn(value: unknown, state: unknown): Place | undefined {
  const whole = findPlace(value, state)
  if (whole || !isDictionary(value)) return whole
  for (const [key, member] of firstMembers(value, 20)) {
    const place = typeof member === 'object' ? findPlace(member, state) : undefined
    if (place && isConvincing(place)) return { ...place, from: [key, ...place.from] }
  }
  return undefined
}

function isConvincing(place: Place): boolean {
  return place.ids.length > 0 || (place.telling >= 2 && place.share >= THRESHOLDS.sameContentShare)
}

function confidenceOf(place: Place): Confidence {
  return place.share >= THRESHOLDS.likelyContentShare && place.telling >= 2 ? 'likely' : 'possible'
}

function byContent(place: Place): string {
  const percent = Math.round(place.share * 100)
  const ids = place.ids.length
  return ids > 0
    ? `by content: ${ids} of the same ids, ${percent} % of the leaves equal`
    : `by content: ${percent} % of the leaves equal`
}

function best<T extends { place: Place }>(found: T[]): T[] {
  return found.toSorted((a, b) => b.place.telling - a.place.telling).slice(0, 1)
}
