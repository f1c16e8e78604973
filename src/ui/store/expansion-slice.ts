import type { StateCreator } from 'zustand/vanilla'
import { type Expansion, UNTOUCHED } from './expansion'
import type { PanelState } from './store'

/** Which rows of each comparison the user has opened and closed. */
export interface ExpansionSlice {
  /** By subject id. */
  expanded: Readonly<Record<string, Expansion>>
  setExpanded: (subject: string, change: (expansion: Expansion) => Expansion) => void
}

export const createExpansionSlice: StateCreator<PanelState, [], [], ExpansionSlice> = (set) => ({
  expanded: {},
  setExpanded: (subject, change) =>
    set(({ expanded }) => ({ expanded: { ...expanded, [subject]: change(expanded[subject] ?? UNTOUCHED) } })),
})
