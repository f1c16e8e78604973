import { useEffect, useEffectEvent, useRef, useState } from 'react'
import type { FindQuery } from '../../../core/find/query'
import { Searcher, type SearchState } from '../../background-jobs/searcher'
import { useServices } from '../../services'
import { wholeDiagnosis } from '../../store/selectors'
import { usePanel, usePanelStore } from '../../store/store'

/** ms: typing goes on; and the least between two searches of a page that goes on. */
const TYPING = 150
const REFRESH = 1_000
/** Searching again may take one part in so many of the time. */
const SHARE = 4

interface Shown {
  query: FindQuery
  recorded: object | undefined
  state: SearchState
}

/** Searches all sources and all time while `active`; again, and quietly, when more has been recorded. undefined: not yet. */
export function useSearch(active: boolean): SearchState | undefined {
  const query = usePanel((state) => state.find)
  const diagnosis = usePanel((state) => (active ? wholeDiagnosis(state) : undefined))
  const recorded = usePanel((state) => state.session?.recording)
  const [shown, setShown] = useState<Shown>()
  const searcher = useRef<Searcher>(undefined)
  const run = useRef({ query, recorded, of: diagnosis, isRefresh: false, begun: 0, took: 0 })
  const store = usePanelStore()
  const { live } = useServices()

  const take = (state: SearchState): void => {
    const { query: of, recorded: inside, isRefresh, begun } = run.current
    const hasEnded = state.end !== undefined || state.problem !== undefined
    if (hasEnded) run.current.took = performance.now() - begun
    // What is on screen stays until the same search has come to its end again.
    if (!isRefresh || hasEnded) setShown({ query: of, recorded: inside, state })
  }
  const begin = useEffectEvent((isRefresh: boolean) => {
    const { session, decisions } = store.getState()
    const of = wholeDiagnosis(store.getState())
    run.current = { ...run.current, query, recorded, of, isRefresh, begun: performance.now() }
    searcher.current ??= new Searcher(take)
    searcher.current.search({
      query,
      links: session?.diagnosis.decisions ?? decisions,
      recording: session?.recording ?? live.recording(),
    })
  })

  useEffect(() => {
    if (!active) return undefined
    // Before anything is typed, the worker is handed what is recorded.
    const timer = setTimeout(() => begin(false), query.text === '' ? 0 : TYPING)
    return () => clearTimeout(timer)
    // oxlint-disable-next-line react/exhaustive-effect-dependencies -- another recording is another search
  }, [active, query, recorded])

  useEffect(() => {
    if (!active || query.text === '' || shown?.state.end === undefined || shown.query !== query) return undefined
    const { of, begun, took } = run.current
    // What is new on record is a reason to search again, also where it came during the search.
    if (of === diagnosis) return undefined
    const wait = begun + took + Math.max(REFRESH, SHARE * took) - performance.now()
    const timer = setTimeout(() => begin(true), Math.max(0, wait))
    return () => clearTimeout(timer)
  }, [active, query, diagnosis, shown])

  useEffect(() => {
    if (!active) return undefined
    return () => {
      searcher.current?.close()
      searcher.current = undefined
      setShown(undefined)
    }
  }, [active])
  return shown?.query === query && shown.recorded === recorded ? shown.state : undefined
}
