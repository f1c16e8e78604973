import type { SessionSource } from '../session/session'
import { THRESHOLDS } from '../thresholds'
import { same } from '../value/equal'
import { looksLikeId, splitLast } from './address'
import { collectionIn, entityId, entityIn, firstMembers } from './entity'
import type { Exchange } from './exchange'
import { apiPath, askedApart, mutationsOf, operationTarget } from './operation-target'

/** The requests to one collection or one thing of the server, by address without ids and query. */
export interface Resource {
  source: SessionSource
  origin: string
  /** `/api/scenes`; with the operation for GraphQL and tRPC: `/graphql CreateScene`. */
  path: string
  requests: ResourceRequest[]
  /** Of a query: the mutations of the same API that are about the same kind of thing. */
  mutations: ResourceRequest[]
  /** What Driftscope asked again for a person. */
  refetches: ResourceRequest[]
}

export interface ResourceRequest {
  exchange: Exchange
  /** The entity the address names. */
  item?: string
  /** What the address says after the entity: `/api/scenes/s9/publish`. */
  action?: string
}

export type Target = { path: string; item?: string; action?: string }

/** The requests that were to change what a resource holds. */
export function writesOf(resource: Resource | undefined): ResourceRequest[] {
  const { requests = [], mutations = [] } = resource ?? {}
  return [...requests, ...mutations].filter(({ exchange }) => exchange.writes)
}

/** Groups the app's requests by resource, in order of their first request; what was asked again goes with what it repeats. */
export function resourcesOf(all: readonly Exchange[]): Resource[] {
  const resources = groupsOf(all.filter(({ again }) => !again))
  for (const exchange of all.filter(({ again }) => again)) {
    for (const { requests, refetches } of resources) {
      const first = requests.find((request) => isRepeated(request.exchange, exchange))
      if (first) refetches.push({ ...first, exchange })
    }
  }
  return resources
}

function isRepeated(a: Exchange, b: Exchange): boolean {
  return a.method === b.method && same(a.address, b.address) && a.operation?.name === b.operation?.name
}

function groupsOf(exchanges: readonly Exchange[]): Resource[] {
  const known = knownIds(exchanges)
  const listed = new Set(exchanges.filter((each) => each.method === 'GET').map((each) => at(each, each.address.path)))
  const resources = new Map<string, Resource>()
  const apart = askedApart(exchanges)
  for (const exchange of exchanges) {
    const target = exchange.operation ? operationTarget(exchange, apart) : targetOf(exchange, known, listed)
    const id = at(exchange, target.path)
    const resource = resources.get(id) ?? newResource(exchange, target.path)
    resources.set(id, resource)
    const { item, action } = target
    resource.requests.push({ exchange, ...(item !== undefined && { item }), ...(action !== undefined && { action }) })
  }
  const all = [...resources.values()]
  for (const resource of all) {
    resource.source.label = label(resource)
    resource.mutations = mutationsOf(resource, all)
  }
  return all
}

function newResource({ address, operation }: Exchange, path: string): Resource {
  const source: SessionSource = {
    id: `${address.origin} server:${path}`,
    kind: 'server',
    label: path,
    url: `${address.origin}${operation ? address.path : path}`,
  }
  return { source, origin: address.origin, path, requests: [], mutations: [], refetches: [] }
}

/** `GET /api/scenes`, or the method it is only ever asked with. */
function label(resource: Resource): string {
  const [first] = resource.requests
  if (first?.exchange.operation) {
    const { operation } = first.exchange
    return `${operation.mutation ? 'mutation' : 'query'} ${resource.path.slice(apiPath(first.exchange).length + 1)}`
  }
  const reads = resource.requests.some(({ exchange }) => exchange.method === 'GET')
  return `${reads ? 'GET' : (first?.exchange.method ?? 'GET')} ${resource.path}`
}

/** Ids of entities seen in the answers and bodies at each address. */
function knownIds(exchanges: readonly Exchange[]): Map<string, Set<string>> {
  const known = new Map<string, Set<string>>()
  for (const exchange of exchanges.filter(({ operation }) => !operation)) {
    const resource = at(exchange, exchange.address.path)
    for (const body of [exchange.answer, exchange.body])
      addIds(known, resource, collectionIn(body)?.items ?? [entityIn(body)])
  }
  for (const { answer, address } of exchanges) addNested(known, address.origin, answer, NESTED)
  return known
}

/** How deep answers are looked through for lists by name: `{ project: { scenes: [{ id: 's9' }] } }` … */
const NESTED = 3

/** … whose ids then stand in addresses as well: `/api/scenes/s9`, `/api/projects/p1/scenes/s9`. */
function addNested(known: Map<string, Set<string>>, origin: string, value: unknown, depth: number): void {
  if (depth === 0 || typeof value !== 'object' || value === null) return
  for (const [name, member] of firstMembers(value, THRESHOLDS.matchedEntities)) {
    if (Array.isArray(member)) addIds(known, nestedKey(origin, name), member)
    addNested(known, origin, member, depth - 1)
  }
}

function addIds(known: Map<string, Set<string>>, key: string, items: readonly unknown[]): void {
  const ids = known.get(key) ?? new Set()
  for (const item of items) {
    const id = entityId(item)
    if (id !== undefined) ids.add(id)
  }
  if (ids.size > 0) known.set(key, ids)
}

function nestedKey(origin: string, name: string): string {
  return `${origin} …/${name}`
}

function targetOf(exchange: Exchange, known: Map<string, Set<string>>, listed: Set<string>): Target {
  const { path } = exchange.address
  const [parent, last] = splitLast(path)
  if (parent !== '' && isItem(exchange, parent, last, known)) return { path: parent, item: last }
  const [collection, item] = splitLast(parent)
  const isAction = exchange.writes && !listed.has(at(exchange, path)) && listed.has(at(exchange, collection))
  if (isAction && collection !== '' && isItem(exchange, collection, item, known)) {
    return { path: collection, item, action: last }
  }
  return { path }
}

function isItem(exchange: Exchange, parent: string, last: string, known: Map<string, Set<string>>): boolean {
  if (looksLikeId(last)) return true
  if (known.get(at(exchange, parent))?.has(last)) return true
  if (known.get(nestedKey(exchange.address.origin, splitLast(parent)[1]))?.has(last)) return true
  return known.get(at(exchange, exchange.address.path))?.has(last) === true
}

function at(exchange: Exchange, path: string): string {
  return `${exchange.address.origin} ${path}`
}
