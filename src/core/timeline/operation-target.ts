import { textHash } from '../value/text-hash'
import { collectionIn, entityId, isDictionary } from './entity'
import type { Exchange } from './exchange'
import { areKin } from './kin'
import type { Resource, ResourceRequest, Target } from './server'

/** Input that is written out in a resource's name, characters. */
const WRITTEN_OUT = 60

/**
 * Queries that ask for another thing with other input: each is a resource of its own. One that lists entities is asked for in
 * parts (pages, searches), like a collection by its address.
 */
export function askedApart(exchanges: readonly Exchange[]): Set<string> {
  const queries = exchanges.filter(({ operation }) => operation && !operation.mutation)
  const lists = new Set(queries.filter(({ answer }) => collectionIn(answer)).map(nameOf))
  return new Set(queries.map(nameOf).filter((name) => !lists.has(name)))
}

export function operationTarget(exchange: Exchange, apart: ReadonlySet<string>): Target {
  const path = `${apiPath(exchange)} ${exchange.operation?.name}`
  if (exchange.writes) {
    const item = exchange.method === 'POST' ? undefined : idIn(exchange.body)
    return { path, ...(item !== undefined && { item }) }
  }
  return {
    path: apart.has(nameOf(exchange)) && exchange.body !== undefined ? `${path} ${written(exchange.body)}` : path,
  }
}

/** The mutations after which a query's answer would be another one. */
export function mutationsOf(query: Resource, resources: readonly Resource[]): ResourceRequest[] {
  const [first] = query.requests
  if (!first?.exchange.operation || first.exchange.writes) return []
  return resources.flatMap(({ origin, requests }) => {
    const [mutation] = requests
    if (!mutation?.exchange.operation?.mutation || origin !== query.origin) return []
    const isSameApi = apiPath(mutation.exchange) === apiPath(first.exchange)
    return isSameApi && areKin(first.exchange, mutation.exchange) ? requests : []
  })
}

/** The address that all operations of an API share; of tRPC it ends with their names. */
export function apiPath({ address, operation }: Exchange): string {
  return operation?.api === 'tRPC' ? address.path.replace(/\/[^/]*$/, '') : address.path
}

function nameOf({ address, operation }: Exchange): string {
  return `${address.origin} ${operation?.name}`
}

/** The entity that an input names: `{ id }`, `{ sceneId }`, `{ input: { id, title } }`, or the id itself. */
function idIn(input: unknown): string | undefined {
  if (typeof input === 'string' || typeof input === 'number') return String(input)
  if (!isDictionary(input)) return undefined
  const own = entityId(input)
  if (own !== undefined) return own
  const ids = Object.entries(input).filter(([key, value]) => /(?:[a-z]Id|_id)$/.test(key) && isScalar(value))
  if (ids.length === 1) return String(ids[0]?.[1])
  const members = Object.values(input).filter(isDictionary)
  return members.length === 1 ? entityId(members[0]) : undefined
}

const isScalar = (value: unknown): boolean => typeof value === 'string' || typeof value === 'number'

function written(input: unknown): string {
  const text = JSON.stringify(input) ?? ''
  return text.length <= WRITTEN_OUT ? text : `${text.slice(0, WRITTEN_OUT)}… #${textHash(text)}`
}
