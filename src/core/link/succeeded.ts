import { collectionsIn } from '../timeline/collections'
import type { History } from '../timeline/history'
import type { Resource } from '../timeline/server'
import { formatPath, lookup } from '../value/path'
import type { Candidate } from './subject'

/**
 * Links without those of resources whose place in the store another of their kind has taken since: a list that held
 * `/projects/17/scenes`, and now `/projects/18/scenes`. What both are in stays linked to both.
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
  const gone = new Set<Candidate>()
  for (const place of places.values()) {
    if (place.length < 2) continue
    const newest = place.toSorted((a, b) => lastRead(byId.get(b.source)) - lastRead(byId.get(a.source)))
    for (const [index, link] of newest.entries()) {
      const isOfAKind = newest
        .slice(0, index)
        .some((later) => areSiblings(byId.get(later.source), byId.get(link.source)))
      if (isOfAKind && !isHeld(link, histories, served)) gone.add(link)
    }
  }
  return links.filter((link) => !gone.has(link))
}

function lastRead(resource: Resource | undefined): number {
  return resource?.requests.findLast(({ exchange }) => !exchange.writes && exchange.read)?.exchange.read?.seq ?? 0
}

/** Of the same address but for one step of it. */
function areSiblings(a: Resource | undefined, b: Resource | undefined): boolean {
  if (!a || !b || a.origin !== b.origin) return false
  const [ours, theirs] = [a.path.split('/'), b.path.split('/')]
  const others = ours.filter((step, index) => step !== theirs[index])
  return ours.length === theirs.length && others.length === 1 && ours.at(-1) === theirs.at(-1)
}

/** Some entity of the resource is in its place still. */
function isHeld(
  { store, source, mount }: Candidate,
  histories: ReadonlyMap<string, History>,
  served: ReadonlyMap<string, History>,
): boolean {
  const state = histories.get(store)?.readings.at(-1)?.content().value
  const own = idsIn(lookup(state, mount)?.value)
  const theirs = idsIn(served.get(source)?.readings.at(-1)?.content().value)
  return [...theirs].some((id) => own.has(id))
}

function idsIn(value: unknown): ReadonlySet<string> {
  return collectionsIn(value)[0]?.ids() ?? new Set()
}
