import { hasMethods } from '../support/own'

/** What versions 4 and 5 have in common (https://tanstack.com/query/v5/docs/reference/QueryCache). */
export interface QueryClient {
  getQueryCache: () => QueryCache
}

export interface QueryCache {
  getAll: () => readonly Query[]
  subscribe: (listener: (event: unknown) => void) => () => void
  remove: (query: Query) => void
}

export interface Query {
  queryHash: string
  state: Readonly<QueryState>
  setData: (data: unknown, options: { manual: true; updatedAt: number | undefined }) => unknown
}

export interface QueryState {
  data: unknown
  dataUpdatedAt: number
  error: unknown
  status: string
  fetchStatus: string
  isInvalidated: boolean
}

export function isClient(value: object): value is QueryClient {
  return hasMethods(value, ['getQueryCache', 'getMutationCache', 'getQueryData'])
}

/** The options of one query, in full: nothing else has both its key and the text of it. */
export function isOptionsOfQuery(owner: object): boolean {
  return Object.hasOwn(owner, 'queryKey') && Object.hasOwn(owner, 'queryHash')
}

/** What the cache tells of a change: `added`, `removed`, `updated` and why; of observers too, which change nothing. */
export function changeIn(event: unknown): string | undefined {
  const { type, query, action } = event as {
    type?: unknown
    query?: Query
    action?: { type?: unknown; manual?: unknown }
  }
  if (type !== 'added' && type !== 'removed' && type !== 'updated') return undefined
  const why = type === 'updated' ? (action?.manual === true ? 'setQueryData' : action?.type) : type
  return `${typeof why === 'string' ? why : type} ${query?.queryHash ?? ''}`
}
