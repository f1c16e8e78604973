import { useEffect, useState } from 'react'
import { detailOf } from '../../../core/errors'
import { useServices } from '../../services'
import { choicesOf } from '../../store/diagnosing'
import { usePanelStore } from '../../store/store'
import { type Progress, progressOf } from './reload-check'

/** Reloads the inspected page once, and follows what becomes of its stores until it has settled. */
export function useReloadCheck(): Progress | { failed: string } {
  const { live, diagnose } = useServices()
  const store = usePanelStore()
  const [progress, setProgress] = useState<Progress | { failed: string }>({ doing: 'reloading' })
  useEffect(() => {
    const stopped = new AbortController()
    const start = async (): Promise<void> => {
      const before = await Promise.resolve(diagnose(live.recording(), choicesOf(store.getState())))
      if (stopped.signal.aborted) return
      const stop = store.subscribe(({ live: now }, { live: last }) => {
        if (!now || now === last) return
        const found = progressOf(before, now)
        setProgress(found)
        if ('check' in found) stop()
      })
      stopped.signal.addEventListener('abort', stop)
      live.reloadPage?.()
    }
    start().catch((error: unknown) => setProgress({ failed: detailOf(error) }))
    return () => stopped.abort()
  }, [live, diagnose, store])
  return progress
}
