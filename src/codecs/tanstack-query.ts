import { defineCodec } from './define-codec'

interface Query {
  queryHash: string
  state: { data?: unknown }
}

/** TanStack Query's `persistQueryClient`: dehydrated queries, of which only the answers by key are state. */
export default defineCodec({
  id: 'tanstack-query',
  label: 'TanStack Query',
  detect: ({ json, value }) => (queriesIn(json ? json.value : value) ? 0.95 : 0),
  decode: ({ json, value }) => {
    const queries = queriesIn(json ? json.value : value) ?? []
    if (!queries.every(isQuery)) throw new Error('one of its queries has no key or no state')
    const answered = queries.filter(({ state }) => state.data !== undefined)
    const state = Object.fromEntries(answered.map((query) => [query.queryHash, query.state.data]))
    return { state, envelope: 'tanstack-query', statePath: [] }
  },
})

/** What stands in `{ buster, timestamp, clientState: { queries, mutations } }`. */
function queriesIn(value: unknown): readonly unknown[] | undefined {
  if (typeof value !== 'object' || value === null || !('clientState' in value && 'buster' in value)) return undefined
  const { clientState } = value
  if (typeof clientState !== 'object' || clientState === null || !('queries' in clientState)) return undefined
  return Array.isArray(clientState.queries) ? clientState.queries : undefined
}

function isQuery(value: unknown): value is Query {
  if (typeof value !== 'object' || value === null) return false
  if (!('queryHash' in value && 'state' in value) || typeof value.queryHash !== 'string') return false
  return typeof value.state === 'object' && value.state !== null
}
