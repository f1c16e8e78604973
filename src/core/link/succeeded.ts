import { collectionsIn } from '../timeline/collections'
import { entityId } from '../timeline/entity'
import type { History } from '../timeline/history'
import type { Resource, ResourceRequest } from '../timeline/server'
import { formatPath, lookup } from '../value/path'
import type { Candidate } from './subject'

/**
 * Links without those of resources whose place in the store another of their kind has taken since: a list that held
 * `/projects/17/scenes`, and now `/projects/18/scenes`, or those of 17 again. What several are in stays linked to all of them.
 */
export function withoutSucceeded(
  links: readonly Candidate[],
  histories: ReadonlyMap<string, History>,
  resources: readonly Resource[],
  served: ReadonlyMap<string, History>,
): Candidate[] {
  const byId = new Map(resources.map((resource) => [resource.source.id, resource]))
  const places = new Map<string, Candidate[]>()
  for (const link of links) {
    const path = byId.get(link.source)?.path
    if (path === undefined) continue
    const key = `${link.store} ${formatPath(link.mount)} ${path.split('/').length}`
    places.set(key, [...(places.get(key) ?? []), link])
  }
  const kinds = new Map<string, Resource[]>()
  for (const resource of resources) kinds.set(kindOf(resource), [...(kinds.get(kindOf(resource)) ?? []), resource])
  const gone = new Set<Candidate>()
  for (const place of places.values()) {
    const newest = place.toSorted((a, b) => lastRead(byId.get(b.source)) - lastRead(byId.get(a.source)))
    for (const link of newest) {
      if (gone.has(link)) continue
      const resource = byId.get(link.source)
      const kin = newest.filter((each) => each === link || areSiblings(byId.get(each.source), resource))
      for (const each of kin.length > 1 ? notHeld(kin, histories, served) : []) gone.add(each)
      const others = kin.length > 1 || !resource ? [] : (kinds.get(kindOf(resource)) ?? [])
      if (isLeft(resource, link, { links, others }) && !isHeld(link, [], histories, served)) gone.add(link)
    }
  }
  return links.filter((link) => !gone.has(link))
}

/** Of the same place and kind, the latest first: those that nothing is there of; where nothing is there of any, all but the latest. */
function notHeld(
  kin: readonly Candidate[],
  histories: ReadonlyMap<string, History>,
  served: ReadonlyMap<string, History>,
): Candidate[] {
  const others = (link: Candidate): Candidate[] => kin.filter((each) => each !== link)
  const held = kin.filter((link) => isHeld(link, others(link), histories, served))
  return kin.filter((link) => (held.length > 0 ? !held.includes(link) : link !== kin[0]))
}

/** The store has asked for another of its kind since, which nothing in it is linked to: an empty list, most likely. */
function isLeft(
  resource: Resource | undefined,
  { store, source }: Candidate,
  { links, others }: { links: readonly Candidate[]; others: readonly Resource[] },
): boolean {
  if (others.length < 2) return false
  const linked = new Set(links.filter((link) => link.store === store).map((link) => link.source))
  return others.some(
    (each) =>
      each.source.id !== source &&
      !linked.has(each.source.id) &&
      areSiblings(each, resource) &&
      lastRead(each) > lastRead(resource) &&
      isOfDocument(each, resource),
  )
}

function lastRead(resource: Resource | undefined): number {
  return lastReadOf(resource)?.exchange.read?.seq ?? 0
}

function lastReadOf(resource: Resource | undefined): ResourceRequest | undefined {
  return resource?.requests.findLast(({ exchange }) => !exchange.writes && exchange.read)
}

function kindOf({ origin, path }: Resource): string {
  const steps = path.split('/')
  return `${origin} ${steps.length} ${steps.at(-1)}`
}

/** Of the same address but for one step of it. */
function areSiblings(a: Resource | undefined, b: Resource | undefined): boolean {
  if (!a || !b || a.origin !== b.origin) return false
  const [ours, theirs] = [a.path.split('/'), b.path.split('/')]
  const others = ours.filter((step, index) => step !== theirs[index])
  return ours.length === theirs.length && others.length === 1 && ours.at(-1) === theirs.at(-1)
}

/** The last time both were read was in one document. */
function isOfDocument(a: Resource, b: Resource | undefined): boolean {
  const [ours, theirs] = [a, b].map((each) => lastReadOf(each)?.exchange.started.document)
  return ours !== undefined && ours === theirs
}

/** Some entity is in its place still that this resource has, and the others have not. */
function isHeld(
  { store, source, mount, item }: Candidate,
  others: readonly Candidate[],
  histories: ReadonlyMap<string, History>,
  served: ReadonlyMap<string, History>,
): boolean {
  const idsOf = (link: Pick<Candidate, 'source' | 'item'>): ReadonlySet<string> =>
    link.item === undefined ? idsIn(served.get(link.source)?.readings.at(-1)?.content().value) : new Set([link.item])
  const state = histories.get(store)?.readings.at(-1)?.content().value
  const own = idsIn(lookup(state, mount)?.value)
  const theirs = others.map(idsOf)
  return [...idsOf({ source, ...(item !== undefined && { item }) })].some(
    (id) => own.has(id) && !theirs.some((ids) => ids.has(id)),
  )
}

function idsIn(value: unknown): ReadonlySet<string> {
  const id = entityId(value)
  return id === undefined ? (collectionsIn(value)[0]?.ids() ?? new Set()) : new Set([id])
}
