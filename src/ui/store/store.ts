import { createContext, useContext } from 'react'
import { useStore } from 'zustand'
import { createStore, type StoreApi } from 'zustand/vanilla'
import { type ColumnsSlice, createColumnsSlice } from './columns-slice'
import { createFindSlice, type FindSlice } from './find-slice'
import { createLiveSlice, type LiveSlice } from './live-slice'
import { createSelectionSlice, type SelectionSlice } from './selection-slice'
import { createSessionSlice, type SessionSlice } from './session-slice'
import { createViewSlice, type ViewSlice } from './view-slice'

export type PanelState = LiveSlice & SessionSlice & SelectionSlice & ViewSlice & FindSlice & ColumnsSlice
export type PanelStore = StoreApi<PanelState>

export const createPanelStore = (): PanelStore =>
  createStore<PanelState>()((...api) => ({
    ...createLiveSlice(...api),
    ...createSessionSlice(...api),
    ...createSelectionSlice(...api),
    ...createViewSlice(...api),
    ...createFindSlice(...api),
    ...createColumnsSlice(...api),
  }))

const StoreContext = createContext<PanelStore | undefined>(undefined)
export const StoreProvider = StoreContext.Provider

/** Reads a part of the panel's state; renders again only when that part changes. */
export function usePanel<T>(selector: (state: PanelState) => T): T {
  const store = useContext(StoreContext)
  if (!store) throw new Error('usePanel outside StoreProvider')
  return useStore(store, selector)
}
