import { useMemo } from 'react'
import type { AskedRequest } from '../../core/diagnosis'
import { detailOf } from '../../core/errors'
import { useServices } from '../services'
import { playheadEvent } from '../store/selectors'
import { usePanel } from '../store/store'

/** Asks the server again; undefined for a saved session, which has none. The footer says what became of it. */
export function useRefetch(): ((asked: AskedRequest) => void) | undefined {
  const { live } = useServices()
  const say = usePanel((state) => state.say)
  const isSession = usePanel((state) => state.session !== undefined)
  const isPast = usePanel((state) => playheadEvent(state) !== undefined)
  return useMemo(() => {
    if (isSession) return undefined
    return (asked: AskedRequest): void => {
      live.refetch(asked).then(
        () => say(`Fetched again: ${asked.url}${isPast ? ': shown now, not at this moment' : ''}`),
        (error: unknown) => say(`Not fetched again: ${detailOf(error)}`),
      )
    }
  }, [live, say, isSession, isPast])
}
