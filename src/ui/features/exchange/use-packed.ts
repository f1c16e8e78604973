import { useEffect, useState } from 'react'
import { detailOf } from '../../../core/errors'
import { useServices } from '../../services'
import { choicesOf, choicesOfSession } from '../../store/diagnosing'
import { liveContext } from '../../store/live-context'
import { usePanelStore } from '../../store/store'
import type { Packed, PackInput } from '../../background-jobs/jobs'
import { runJob } from '../../background-jobs/run-job'

export type Packing = { doing: string } | { packed: Packed } | { failed: string }

const BEGINNING: Packing = { doing: 'Preparing' }

/** What is on screen, taken when the dialog opens, packed beside the panel; closing the dialog stops it. */
export function usePacked(redacting: boolean): Packing {
  const { live, creator } = useServices()
  const store = usePanelStore()
  // The moment of opening: later events do not change what the dialog shows.
  const [taken] = useState((): Omit<PackInput, 'redacting'> => {
    const state = store.getState()
    const snapshot = state.snapshots.find(({ id }) => id === state.exporting)
    const saved = snapshot ?? state.session
    const judged = snapshot?.diagnosis() ?? state.session?.diagnosis
    const recording = saved?.recording ?? live.recording()
    const choices = { ...choicesOf(state), ...(judged && choicesOfSession(judged)) }
    return { recording, choices, context: saved?.context ?? liveContext(recording, creator) }
  })
  const [made, setMade] = useState<{ redacting: boolean; packing: Packing }>()
  useEffect(() => {
    const stop = new AbortController()
    const tell = (packing: Packing): void => {
      if (!stop.signal.aborted) setMade({ redacting, packing })
    }
    runJob('pack', { ...taken, redacting }, { signal: stop.signal, report: (doing) => tell({ doing }) }).then(
      (packed) => tell({ packed }),
      (error: unknown) => tell({ failed: `The session could not be made: ${detailOf(error)}.` }),
    )
    return () => stop.abort()
  }, [taken, redacting])
  return made?.redacting === redacting ? made.packing : BEGINNING
}
