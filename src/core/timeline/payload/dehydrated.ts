import { isDictionary } from '../entity'

interface Query {
  queryHash: string
  state: { data?: unknown }
}

/** How deep in a payload a `dehydratedState` may stand. */
const DEPTH = 8

/** A payload in which TanStack Query's dehydrated caches are their answers by key, as its cache in memory has them. */
export function withAnswersByKey(value: unknown, depth = 0): unknown {
  if (depth > DEPTH || typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) {
    const members = value.map((member) => withAnswersByKey(member, depth + 1))
    return members.some((member, i) => member !== value[i]) ? members : value
  }
  if (!isDictionary(value)) return value
  const { queries } = value
  if (Array.isArray(queries) && queries.length > 0 && queries.every(isQuery)) {
    return Object.fromEntries(queries.map(({ queryHash, state }) => [queryHash, state.data]))
  }
  const entries = Object.entries(value)
  const members = entries.map(([key, member]) => [key, withAnswersByKey(member, depth + 1)] as const)
  return members.some(([, member], i) => member !== entries[i]?.[1]) ? Object.fromEntries(members) : value
}

function isQuery(value: unknown): value is Query {
  return isDictionary(value) && typeof value['queryHash'] === 'string' && isDictionary(value['state'])
}
