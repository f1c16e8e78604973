import type { StateCreator } from 'zustand/vanilla'
import type { PanelState } from './store'

/** The search of the panel (Ctrl+F). */
export interface FindSlice {
  findOpen: boolean
  findText: string
  /** Goes up with every request to find, so that the field takes the focus again. */
  findAsked: number
  openFind: () => void
  closeFind: () => void
  setFindText: (text: string) => void
}

export const createFindSlice: StateCreator<PanelState, [], [], FindSlice> = (set) => ({
  findOpen: false,
  findText: '',
  findAsked: 0,
  openFind: () => set(({ findAsked }) => ({ findOpen: true, findAsked: findAsked + 1 })),
  closeFind: () => set({ findOpen: false }),
  setFindText: (findText) => set({ findText }),
})
