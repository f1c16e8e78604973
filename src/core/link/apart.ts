import { below, related } from '../timeline/below'
import { entityId, entityIn, isDictionary } from '../timeline/entity'
import { lineOf } from '../timeline/exchange'
import type { History } from '../timeline/history'
import { countBefore } from '../timeline/order'
import type { Resource, ResourceRequest } from '../timeline/server'
import { formatPath, lookup, type Path } from '../value/path'
import { newPlaces, SOON, takable } from './answered'
import { type HeldObject, isElement } from './identity'
import type { Candidate } from './subject'
import { type Things, thingsId, thingsOf } from './things'

/** A thing in a place of its own. */
interface Place {
  store: string
  resource: Resource
  path: Path
  item: string
  why: 'identity' | 'causal'
  because: string
  /** When it was put there, in order of events. */
  seq: number
  /** It is an element of an answered list, not what was answered at its own address. */
  fromList?: true
}

/** Things that are kept for later are the latest ones; requests of each resource that are looked into. */
const EXAMINED = 50

/**
 * Things that stores keep apart from the list they are of (`{ list, detail }`, a cache of queries): what answered at their own
 * addresses, or the one element of the list that was put there. `links` are those to the resources as a whole, `held` the places
 * of response objects, `served` the answers over time.
 */
export function apartLinks(
  histories: ReadonlyMap<string, History>,
  links: readonly Candidate[],
  held: readonly HeldObject[],
  { resources, served }: { resources: readonly Resource[]; served: ReadonlyMap<string, History> },
): { links: Candidate[]; things: Things[] } {
  const byId = new Map(resources.map((resource) => [resource.source.id, resource]))
  const byPair = new Map<string, HeldObject[]>()
  for (const each of held) {
    const key = `${each.link.store} ${each.link.source}`
    const known = byPair.get(key)
    if (known) known.push(each)
    else byPair.set(key, [each])
  }
  const all = links.flatMap((main) => {
    const [store, resource] = [histories.get(main.store), byId.get(main.source)]
    if (!store || !resource || !isAboutThings(resource)) return []
    const objects = byPair.get(`${main.store} ${main.source}`) ?? []
    const known = new Set(objects.map(({ asked }) => asked.request.exchange.request))
    const places = [
      ...objects.flatMap((each) => placeOfObject(each, resource) ?? []),
      ...placesOfCopies(store, resource, known),
    ].filter(({ path }) => path.every((step) => typeof step === 'string') && !isIn(main, path, served))
    return withoutTwins(places)
  })
  const found = new Map<Resource, Map<string, Place[]>>()
  for (const place of latest(all)) {
    const stores = found.get(place.resource) ?? new Map<string, Place[]>()
    found.set(place.resource, stores)
    stores.set(place.store, [...(stores.get(place.store) ?? []), place])
  }
  return {
    links: [...found].flatMap(([resource, stores]) =>
      [...stores.values()].flatMap((places) => linkTo(resource, places.slice(-EXAMINED)) ?? []),
    ),
    things: [...found].map(([resource, stores]) => {
      const places = [...stores.values()].flatMap((each) => each.slice(-EXAMINED))
      return thingsOf(resource, new Set(places.map(({ item }) => item)))
    }),
  }
}

/** Of an API with one address for everything each query is a resource of its own. */
function isAboutThings({ requests }: Resource): boolean {
  return (
    requests.some(({ exchange }) => !exchange.writes && exchange.read) &&
    !requests.some(({ exchange }) => exchange.operation)
  )
}

function placeOfObject({ link, asked: { request }, seq }: HeldObject, resource: Resource): Place | undefined {
  const { store, mount: path, from, shape, item, within, because } = link
  const told = { store, resource, path, why: 'identity', because, seq } as const
  if (shape === 'entity') return item === undefined || within ? undefined : { ...told, item }
  const id = isElement(link) ? entityId(lookup(request.exchange.answer, from)?.value) : undefined
  return id === undefined ? undefined : { ...told, item: id, fromList: true }
}

/** Where a store put copies of what it was answered at the addresses of things, as soon as it came. */
function placesOfCopies(store: History, resource: Resource, known: ReadonlySet<string>): Place[] {
  const reads = resource.requests.filter(
    ({ exchange, item }) => item !== undefined && !exchange.writes && exchange.read && !known.has(exchange.request),
  )
  return reads.slice(-EXAMINED).flatMap((request) => placesOfCopy(store, resource, request))
}

function placesOfCopy({ source, readings }: History, resource: Resource, { exchange, item }: ResourceRequest): Place[] {
  const { read, answer } = exchange
  if (!read || item === undefined || entityIn(answer) === undefined) return []
  for (let index = countBefore(readings, read.seq, ({ entry }) => entry.seq); index < readings.length; index++) {
    const [before, after] = [readings[index - 1], readings[index]]
    if (!before || !after || after.at - read.event.at > SOON) return []
    if (before.entry.document !== read.document || after.entry.document !== read.document) continue
    for (const { value } of takable(answer)) {
      const paths = [...newPlaces(before.content().value, after.content().value, value)]
      const because = `took the answer of ${lineOf(exchange)} as it came`
      const told = { store: source.id, resource, item, why: 'causal', because, seq: after.entry.seq } as const
      if (paths.length > 0) return paths.map((path) => ({ ...told, path }))
    }
  }
  return []
}

/** The link to the whole stands for that place as well, or for one around it. */
function isIn(main: Candidate, path: Path, served: ReadonlyMap<string, History>): boolean {
  if (!related(main.mount, path)) return false
  const rest = below(main.mount, path)
  const [step] = rest ?? []
  if (main.shape !== 'object' || step === undefined) return true
  // Of an object that an answer is: its members, not what stands beside them.
  const answer = lookup(served.get(main.source)?.readings.at(-1)?.content().value, main.from)?.value
  return !isDictionary(answer) || Object.hasOwn(answer, step)
}

/**
 * One thing that was put in two places at once is a copy to work on in one of them, nobody can tell which; and elements of a
 * list stand in many places for many reasons.
 */
function withoutTwins(places: readonly Place[]): Place[] {
  const byTaking = new Map<string, Set<string>>()
  const taking = ({ seq, item }: Place): string => `${seq} ${item}`
  const ofLists = new Set<string>()
  for (const place of places) {
    const name = formatPath(place.path)
    if (place.fromList) ofLists.add(name)
    const names = byTaking.get(taking(place)) ?? new Set()
    byTaking.set(taking(place), names.add(name))
  }
  return places.filter((place) => (!place.fromList || ofLists.size === 1) && byTaking.get(taking(place))?.size === 1)
}

/** What each place was last taken for: as well, perhaps, by a thing of another resource. */
function latest(places: readonly Place[]): Place[] {
  const byPath = new Map<string, Place>()
  for (const place of places.toSorted((a, b) => a.seq - b.seq)) {
    const key = `${place.store} ${formatPath(place.path)}`
    byPath.delete(key)
    byPath.set(key, place)
  }
  return [...byPath.values()]
}

function linkTo(resource: Resource, places: readonly Place[]): Candidate | undefined {
  const last = places.at(-1)
  if (!last) return undefined
  const { store, why, because } = last
  const mount = places.map(({ path }) => path).reduce(common)
  return {
    store,
    source: thingsId(resource),
    mount,
    from: [],
    shape: 'things',
    parts: places.map(({ path, item }) => ({ from: [item], mount: path.slice(mount.length) })),
    why,
    confidence: why === 'identity' ? 'certain' : 'likely',
    because,
  }
}

function common(a: Path, b: Path): Path {
  const length = a.findIndex((step, index) => step !== b[index])
  return length === -1 ? a : a.slice(0, length)
}
