import { useEffect, useState } from 'react'
import { detailOf } from '../../../core/errors'
import { useServices } from '../../services'
import { choicesOf } from '../../store/diagnosing'
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
    const recording = state.session?.recording ?? live.recording()
    const url = recording.documents.findLast((document) => document.top)?.url
    const context = { creator, userAgent: navigator.userAgent, ...(url !== undefined && { url }) }
    const links = state.session?.diagnosis.decisions ?? state.decisions
    return { recording, choices: { ...choicesOf(state), links }, context: state.session?.context ?? context }
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
