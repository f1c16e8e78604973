import { createContext, useContext } from 'react'
import { useStore } from 'zustand'
import { createStore, type StoreApi } from 'zustand/vanilla'
import { type ColumnsSlice, createColumnsSlice } from './columns-slice'
import { createDialogSlice, type DialogSlice } from './dialog-slice'
import { createExpansionSlice, type ExpansionSlice } from './expansion-slice'
import { createFindSlice, type FindSlice } from './find-slice'
import { createIdentitySlice, type IdentitySlice } from './identity-slice'
import { createIgnoreSlice, type IgnoreSlice } from './ignore-slice'
import { createLinksSlice, type LinksSlice } from './links-slice'
import { createLiveSlice, type LiveSlice } from './live-slice'
import { createPickSlice, type PickSlice } from './pick-slice'
import { createOriginalsSlice, type OriginalsSlice } from './originals-slice'
import { createPlayheadSlice, type PlayheadSlice } from './playhead-slice'
import { createSelectionSlice, type SelectionSlice } from './selection-slice'
import { createSessionSlice, type SessionSlice } from './session-slice'
import { createSettingsSlice, type SettingsSlice } from './settings-slice'
import { createSnapshotSlice, type SnapshotSlice } from './snapshot-slice'
import { createWatchSlice, type WatchSlice } from './watch-slice'
import { createViewSlice, type ViewSlice } from './view-slice'

export type PanelState = LiveSlice &
  SessionSlice &
  SelectionSlice &
  PlayheadSlice &
  PickSlice &
  SnapshotSlice &
  ViewSlice &
  ExpansionSlice &
  FindSlice &
  ColumnsSlice &
  IdentitySlice &
  IgnoreSlice &
  WatchSlice &
  LinksSlice &
  DialogSlice &
  OriginalsSlice &
  SettingsSlice
export type PanelStore = StoreApi<PanelState>

export const createPanelStore = (): PanelStore =>
  createStore<PanelState>()((...api) => ({
    ...createLiveSlice(...api),
    ...createSessionSlice(...api),
    ...createSelectionSlice(...api),
    ...createPlayheadSlice(...api),
    ...createPickSlice(...api),
    ...createSnapshotSlice(...api),
    ...createViewSlice(...api),
    ...createExpansionSlice(...api),
    ...createFindSlice(...api),
    ...createColumnsSlice(...api),
    ...createIdentitySlice(...api),
    ...createIgnoreSlice(...api),
    ...createWatchSlice(...api),
    ...createLinksSlice(...api),
    ...createDialogSlice(...api),
    ...createOriginalsSlice(...api),
    ...createSettingsSlice(...api),
  }))

const StoreContext = createContext<PanelStore | undefined>(undefined)
export const StoreProvider = StoreContext.Provider

/** Reads a part of the panel's state; renders again only when that part changes. */
export function usePanel<T>(selector: (state: PanelState) => T): T {
  return useStore(usePanelStore(), selector)
}

/** The store itself, for what reads it when it is asked to and not before. */
export function usePanelStore(): PanelStore {
  const store = useContext(StoreContext)
  if (!store) throw new Error('usePanel outside StoreProvider')
  return store
}
