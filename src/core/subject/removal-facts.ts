import type { RemovalFact } from '../facts'
import { looksLikeId } from '../timeline/address'
import { causeOf } from '../timeline/blame'
import { collectionsIn, type EntityCollection } from '../timeline/collections'
import type { History, Reading } from '../timeline/history'
import { Locator } from '../timeline/locator'
import type { Entry, Timeline } from '../timeline/merge'
import { singular, splitWords } from '../timeline/words'
import { lookup } from '../value/path'
import { type Deletion, deletionsOf } from './deletions'
import { type Departure, departuresOf, isReplacement } from './departures'
import { momentOf } from './store-facts'

/** Removals told, the latest. */
const MOST = 500
/** What a page takes to drop a thing once the server has, ms. */
const DELETED_WITHIN = 200

interface Known {
  timeline: Timeline
  histories: ReadonlyMap<string, History>
  left: ReadonlyMap<string, Entry>
}

const known = new WeakMap<ReadonlyMap<string, History>, Map<string, readonly RemovalFact[]>>()

/** What left the lists and records of the stores of a tab ('': of all tabs) for good; worked out once for all subjects. */
export function removalFacts(tab: string, world: Known): readonly RemovalFact[] {
  const byTab = known.get(world.histories) ?? new Map<string, readonly RemovalFact[]>()
  known.set(world.histories, byTab)
  const found = byTab.get(tab) ?? removalsIn(tab, world)
  byTab.set(tab, found)
  return found
}

function removalsIn(tab: string, { timeline, histories, left }: Known): readonly RemovalFact[] {
  const stores = [...histories.values()].filter(
    ({ source, readings }) => source.kind === 'memory' && readings.length > 0 && (tab === '' || source.tab === tab),
  )
  const departures = stores.flatMap(departuresOf)
  if (departures.length === 0) return []
  const held = heldIn(stores, left)
  const gone = latest(departures).filter((each) => !isThere(each, held))
  const removedIds = new Set(gone.map(({ id }) => id))
  const isId = (text: string): boolean => held.byId.has(text) || removedIds.has(text)
  const idsOf = idsByFamily(departures, held)
  return gone.slice(-MOST).flatMap((each): RemovalFact[] => {
    const words = wordsOf(each.store, each.names)
    const deletion = deletionOf(each, words, timeline)
    // Whether it is gone is still open, or the server has it as before.
    if (deletion && deletion.exchange.outcome !== 'ok' && deletion.exchange.outcome !== 'unheard') return []
    const { store, index, id, path, isEntity } = each
    const reading = store.readings[index]
    if (!reading) return []
    const { source } = store
    return [
      {
        ...momentOf(reading.entry),
        id,
        isEntity,
        from: { store: source.id, name: nameOf(store), path, words, ids: () => idsOf(each) },
        by: causeOf(reading.entry.event),
        how: deletion ? 'deleted' : isReplacement(each, timeline) ? 'replaced' : 'removed',
        ...(deletion && { request: { line: deletion.line, event: deletion.exchange.started.id } }),
        since: () => since(each),
        elsewhere: elsewhere(each, held).map(({ words: others }) => others),
        isId,
      },
    ]
  })
}

/** Each thing once, as it left last. */
function latest(departures: readonly Departure[]): Departure[] {
  const byPlace = new Map(departures.map((each) => [`${each.store.source.id} ${each.path.join('/')} ${each.id}`, each]))
  return [...byPlace.values()]
}

/** What the stores hold now. */
interface Held {
  /** Those of documents that are still there; where the tab is closed, of its last one. */
  states: ReadonlyMap<History, unknown>
  byId: ReadonlyMap<string, readonly Place[]>
}

interface Place extends EntityCollection {
  store: History
  words: ReadonlySet<string>
}

function heldIn(stores: readonly History[], left: ReadonlyMap<string, Entry>): Held {
  const lasts = stores.flatMap((store) => {
    const last = store.readings.at(-1)
    return last?.content().present ? [{ store, last }] : []
  })
  const open = lasts.filter(({ last }) => !left.has(last.entry.document.id))
  const newest = Math.max(...lasts.map(({ last }) => last.entry.document.startedAt))
  const present = open.length > 0 ? open : lasts.filter(({ last }) => last.entry.document.startedAt === newest)
  const byId = new Map<string, Place[]>()
  for (const { store, last } of present) {
    for (const collection of collectionsIn(last.content().value)) {
      if (isKeptAside(collection.names)) continue
      const place = { ...collection, store, words: wordsOf(store, collection.names) }
      for (const id of collection.ids()) {
        const places = byId.get(id)
        if (places) places.push(place)
        else byId.set(id, [place])
      }
    }
  }
  return { states: new Map(present.map(({ store, last }) => [store, last.content().value])), byId }
}

/** What an app keeps to undo something keeps nothing alive, nor do the tags that RTK Query notes of its answers. */
function isKeptAside(names: readonly string[]): boolean {
  return names
    .flatMap(splitWords)
    .some((word) => /^(?:past|future|undo|redo|history|snapshots?|backup|provided)$/.test(word))
}

/** Other lists and records with an entity of that id; the record beside a list of ids is none. */
function elsewhere({ store, id, path, isEntity }: Departure, { byId }: Held): readonly Place[] {
  const owner = JSON.stringify(path.slice(0, -1))
  const isBeside = (place: Place): boolean =>
    !isEntity && place.store === store && JSON.stringify(place.path.slice(0, -1)) === owner
  return (byId.get(id) ?? []).filter((place) => !isBeside(place))
}

/** It came back to where it was, or what has no id of its own stands there again. */
function isThere({ store, id, path, names, isEntity }: Departure, { byId, states }: Held): boolean {
  if (isKeptAside(names) || !states.has(store)) return true
  if (!isEntity) {
    const owner = lookup(states.get(store), path)?.value
    return Array.isArray(owner) ? owner.map(String).includes(id) : lookup(owner, [id]) !== undefined
  }
  return (byId.get(id) ?? []).some((place) => place.store === store && place.names.join('.') === names.join('.'))
}

/** Every id that was seen in lists and records of a name. */
function idsByFamily(departures: readonly Departure[], { byId }: Held): (of: Departure) => ReadonlySet<string> {
  const families = new Map<string, Set<string>>()
  const add = (store: History, names: readonly string[], id: string): void => {
    const key = `${store.source.id} ${names.join('.')}`
    families.set(key, (families.get(key) ?? new Set<string>()).add(id))
  }
  let isMade = false
  return ({ store, names }) => {
    if (!isMade) {
      for (const each of departures) add(each.store, each.names, each.id)
      for (const [id, places] of byId) for (const place of places) add(place.store, place.names, id)
      isMade = true
    }
    return families.get(`${store.source.id} ${names.join('.')}`) ?? new Set()
  }
}

function deletionOf(departure: Departure, words: ReadonlySet<string>, timeline: Timeline): Deletion | undefined {
  const { id, store } = departure
  const isStrong = looksLikeId(id) && !/^\d+$/.test(id)
  return deletionsOf(timeline)
    .get(id)
    ?.findLast(
      (each) =>
        each.exchange.started.document.tab === store.source.tab &&
        (isStrong || [...each.words].some((word) => words.has(word)) || isTogether(departure, each)),
    )
}

/** The entity left when the server had answered: where a store has no telling name, its time tells. */
function isTogether({ isEntity, store, index }: Departure, { exchange: { ended } }: Deletion): boolean {
  const after = (store.readings[index]?.at ?? Number.NaN) - (ended?.event.at ?? Number.NaN)
  return isEntity && after >= 0 && after <= DELETED_WITHIN
}

function nameOf({ source }: History): string {
  return source.persist?.name ?? source.label
}

function wordsOf(store: History, names: readonly string[]): ReadonlySet<string> {
  return new Set([nameOf(store), ...names].flatMap(splitWords).map(singular))
}

/** Walks back to where it came into the list it was removed from. */
function since({ store, index, id, path }: Departure): ReturnType<RemovalFact['since']> {
  const place = new Locator([...path, id])
  const document = store.readings[index]?.entry.document
  let first: Reading | undefined
  for (let i = index - 1; i >= 0; i--) {
    const reading = store.readings[i]
    if (!reading || reading.entry.document !== document) break
    if (!place.find(reading.content().value)) return first ? came(first) : { seq: -1, at: 0, observed: false }
    first = reading
  }
  return { seq: first?.entry.seq ?? -1, at: first?.at ?? 0, observed: false }
}

function came({ entry, at }: Reading): ReturnType<RemovalFact['since']> {
  const { event } = entry
  const isOwn = event.type === 'store-changed' && event.hydration === undefined && event.origins === undefined
  return { seq: entry.seq, at, observed: isOwn }
}
