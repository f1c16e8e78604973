import { useEffect, useMemo } from 'react'
import type { Frame } from '../../core/diagnosis'
import { useHost } from '../host'
import { useServices } from '../services'
import { frameKey, type Original } from '../store/originals-slice'
import { type PanelStore, usePanel, usePanelStore } from '../store/store'
import { Originals } from './originals'

const ofPanels = new WeakMap<PanelStore, Originals>()

/** Looks places in code up for this panel; undefined where there is no page whose scripts could be read. */
export function useOriginals(): Originals | undefined {
  const { sources } = useHost()
  const { live } = useServices()
  const store = usePanelStore()
  return useMemo(() => {
    if (!sources) return undefined
    const isOwn = (url: string): boolean =>
      live.recording().documents.some(({ origin }) => url.startsWith(`${origin}/`))
    const originals = ofPanels.get(store) ?? new Originals(store, sources, isOwn)
    ofPanels.set(store, originals)
    return originals
  }, [sources, live, store])
}

/** Where a frame on screen was written; undefined while that is not known or not asked for. */
export function useOriginal(frame: Frame): Original | undefined {
  const originals = useOriginals()
  const { url, line, column, fn } = frame
  useEffect(() => originals?.add({ url, line, column, fn }), [originals, url, line, column, fn])
  return usePanel((state) => (state.originalsShown ? state.originals[frameKey(frame)] : undefined))
}
