import { useEffect, useRef, useState } from 'react'
import type { TimelineEvent } from '../../../core/diagnosis'
import { usePanelStore } from '../../store/store'

/** ms: moments that take longer to show wait until the pointer rests, ms for which it does not move. */
const [SLOW, REST] = [40, 120]

/** The last event at or before a moment; undefined: before all of them. */
function eventBefore(events: readonly TimelineEvent[], at: number): TimelineEvent | undefined {
  return events.findLast((event) => event.at <= at) ?? events[0]
}

/** Follows a pointer with the playhead: the line at once, the views as soon as they can without holding it up. */
export function useScrub(events: readonly TimelineEvent[]): {
  /** Where the pointer holds it, ms since the epoch; undefined while nobody does. */
  at: number | undefined
  scrub: (at: number) => void
  release: () => void
} {
  const store = usePanelStore()
  const [at, setAt] = useState<number>()
  const work = useRef<{ timer?: ReturnType<typeof setTimeout> | undefined; wanted: number; took: number }>({
    wanted: 0,
    took: 0,
  })
  useEffect(() => {
    const { current } = work
    return () => clearTimeout(current.timer)
  }, [])
  const show = (): void => {
    work.current.timer = undefined
    const start = performance.now()
    const { wanted } = work.current
    const last = events.at(-1)
    // Past the last event is now, as before the first is the first.
    store.getState().movePlayhead(last && wanted > last.at ? undefined : eventBefore(events, wanted)?.id)
    work.current.took = performance.now() - start
  }
  return {
    at,
    scrub: (to) => {
      setAt(to)
      work.current.wanted = to
      const { took, timer } = work.current
      if (took > SLOW) clearTimeout(timer)
      // As long as the last one took is left to the pointer.
      if (took > SLOW || timer === undefined) work.current.timer = setTimeout(show, took > SLOW ? REST : took)
    },
    release: () => setAt(undefined),
  }
}
