import { collectionIn, entityAt, entityId, isDictionary } from '../timeline/entity'
import type { Exchange } from '../timeline/exchange'
import { asAnswered, type ResourceReading, resourceReadings } from '../timeline/resource-value'
import type { Resource, ResourceRequest } from '../timeline/server'
import { same } from '../value/equal'

/** Some things of a list by themselves: as the address of each says them, which may tell more or other than the list does. */
export interface Things extends Resource {
  of: Resource
  ids: ReadonlySet<string>
}

export function thingsOf(of: Resource, ids: ReadonlySet<string>): Things {
  const [only = ':id', ...others] = ids
  const name = others.length === 0 ? only : ':id'
  const path = `${of.path}/${name}`
  const isTheirs = ({ item }: ResourceRequest): boolean => item !== undefined && ids.has(item)
  const requests = of.requests.filter(isTheirs)
  const isAsked = requests.some(({ exchange }) => exchange.read && !exchange.writes)
  const label = isAsked ? `GET ${path}` : `${of.source.label} [${name}]`
  return {
    source: { ...of.source, id: thingsId(of), label, url: `${of.origin}${path}` },
    origin: of.origin,
    path: `${of.path}/:id`,
    requests,
    mutations: [],
    refetches: of.refetches.filter(isTheirs),
    of,
    ids,
  }
}

/** One for all of them: decisions name it, and other things are there next time. */
export function thingsId({ origin, path }: Resource): string {
  return `${origin} server:${path}/:id`
}

export function isThings(resource: Resource): resource is Things {
  return 'of' in resource && 'ids' in resource
}

/** What the server is known to hold of each, by id. */
export function thingReadings({ of, ids }: Things, options: { refetches?: boolean } = {}): ResourceReading[] {
  const requests = new Map<Exchange, ResourceRequest>()
  for (const request of [...of.requests, ...of.mutations, ...of.refetches]) requests.set(request.exchange, request)
  const told = new Told(ids)
  let before: unknown
  return resourceReadings(of, options).flatMap((reading) => {
    const { exchange, value } = reading
    const item = requests.get(exchange)?.item
    if (exchange.writes) told.written(item === undefined ? ids : [item], before, value)
    else if (item !== undefined) told.read(item, value)
    else told.listed(exchange.answer)
    before = value
    return told.hasChanged() ? [{ ...reading, value: told.things() }] : []
  })
}

class Told {
  private readonly known = new Map<string, unknown>()
  /** Those that were read at an address of their own. */
  private readonly own = new Set<string>()
  private readonly inList = new Map<string, unknown>()
  private changed = false

  constructor(private readonly ids: ReadonlySet<string>) {}

  read(id: string, value: unknown): void {
    if (!this.ids.has(id)) return
    this.own.add(id)
    this.set(id, asAnswered(entityAt(value, id)))
  }

  /** Of what was read by itself a list tells anew only what both said alike before: its texts may be shortened, its parts mere ids. */
  listed(answer: unknown): void {
    for (const each of collectionIn(answer)?.items ?? []) {
      const id = entityId(each)
      if (id === undefined || !this.ids.has(id)) continue
      const [thing, before] = [this.known.get(id), this.inList.get(id)]
      this.inList.set(id, each)
      if (!this.own.has(id)) this.set(id, each)
      else if (isDictionary(thing) && isDictionary(before) && isDictionary(each)) {
        const news = Object.entries(each).filter(
          ([key, now]) => Object.hasOwn(before, key) && same(before[key], thing[key]) && !same(now, thing[key]),
        )
        if (news.length > 0) this.set(id, { ...thing, ...Object.fromEntries(news) })
      }
    }
  }

  /** What a write changed of the list as it is known so far. */
  written(ids: Iterable<string>, before: unknown, after: unknown): void {
    for (const id of ids) {
      const [was, is] = [entityAt(before, id), entityAt(after, id)]
      if (!this.ids.has(id) || Object.is(was, is)) continue
      if (is === undefined) this.set(id, undefined)
      else if (isDictionary(is)) {
        const known = isDictionary(was) ? was : {}
        const news = Object.fromEntries(Object.entries(is).filter(([key, now]) => !same(known[key], now)))
        const [thing, listed] = [this.known.get(id), this.inList.get(id)]
        if (isDictionary(listed)) this.inList.set(id, { ...listed, ...news })
        this.set(id, isDictionary(thing) ? { ...thing, ...news } : is)
      }
    }
  }

  hasChanged(): boolean {
    const { changed } = this
    this.changed = false
    return changed
  }

  things(): Record<string, unknown> {
    return Object.fromEntries(this.known)
  }

  private set(id: string, thing: unknown): void {
    if (thing === undefined) this.known.delete(id)
    else this.known.set(id, thing)
    this.changed = true
  }
}
