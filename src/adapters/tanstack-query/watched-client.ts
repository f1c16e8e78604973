import type { AdapterHost, StoreHandle } from '../define-adapter'
import { same } from '../../core/value/equal'
import { type CachedAnswer, cachedAnswers, type CachedAnswers } from '../support/cached-answers'
import { changeIn, type Query, type QueryCache, type QueryClient, type QueryState } from './client'

/** The cache of a client as a store. Nothing is observed, so that queries come and go as ever. */
export class WatchedClient {
  readonly handle: StoreHandle
  /** The number of the restore that is going on: what changes now comes from it. */
  restoring: number | undefined
  private readonly cache: QueryCache
  private state: CachedAnswers | undefined
  private isOutdated = true
  private entry: string | undefined

  constructor(
    client: QueryClient,
    private readonly host: AdapterHost,
    isNew: boolean,
  ) {
    this.cache = client.getQueryCache()
    this.handle = host.store({
      name: 'tanstack-query',
      ...(isNew && { created: host.stack() }),
      libraryFrames: 1,
      current: this.current,
      write: this.write,
    })
    this.handle.created(this.current())
    const heard = host.guardHot((event: unknown) => this.heard(event))
    const unsubscribe = this.cache.subscribe((event) => heard(event, undefined))
    host.onStop(() => unsubscribe())
  }

  readonly current = (): CachedAnswers => {
    if (this.isOutdated || !this.state) this.state = cachedAnswers(this.cache.getAll().map(answerOf), this.state)
    this.isOutdated = false
    return this.state
  }

  /** It persists its answers in this entry; those that failed since are left out. */
  persistsAs(entry: string): void {
    if (this.entry === entry) return
    this.entry = entry
    this.describe()
  }

  private readonly write = (state: unknown): void => {
    const { data = {}, status = {} } = state as Partial<CachedAnswers>
    for (const query of this.cache.getAll()) {
      const { queryHash, state: now } = query
      const { dataUpdatedAt: updatedAt } = (status[queryHash] ?? {}) as Partial<QueryState>
      if (!Object.hasOwn(data, queryHash)) this.cache.remove(query)
      else if (!same(data[queryHash], now.data) || updatedAt !== now.dataUpdatedAt)
        query.setData(data[queryHash], { manual: true, updatedAt })
    }
  }

  private heard(event: unknown): void {
    const action = changeIn(event)
    if (action === undefined) return
    this.isOutdated = true
    this.handle.touched({ action, hydration: this.restoring })
    if (this.entry !== undefined && /^(?:error|success|setState) /.test(action)) this.host.soon(() => this.describe())
  }

  private describe(): void {
    const failed = this.cache.getAll().filter(({ state }) => state.data !== undefined && state.status !== 'success')
    const omits = failed.map(({ queryHash }) => [queryHash])
    if (this.entry !== undefined)
      this.handle.persistPart({ name: this.entry, hasMigrate: false, mount: ['data'], omits })
  }
}

function answerOf({ queryHash, state }: Query): CachedAnswer {
  const { data, status, fetchStatus, isInvalidated, dataUpdatedAt, error } = state
  const failure = error === null || error === undefined ? {} : { error: error instanceof Error ? error.message : error }
  return { key: queryHash, data, status: { status, fetchStatus, isInvalidated, dataUpdatedAt, ...failure } }
}
