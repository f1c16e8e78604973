import type { StateCreator } from 'zustand/vanilla'
import { type FindQuery, PLAIN_QUERY } from '../../core/find/query'
import type { PanelState } from './store'

/** here: what is on screen; everywhere: all sources, now and at any time before. */
export type FindScope = 'here' | 'everywhere'

/** The search of the panel (Ctrl+F). */
export interface FindSlice {
  findOpen: boolean
  find: FindQuery
  findScope: FindScope
  /** Goes up with every request to find, so that the field takes the focus again. */
  findAsked: number
  openFind: (scope?: FindScope) => void
  closeFind: () => void
  setFind: (changes: Partial<FindQuery>) => void
}

/** Where is looked: expressions, some of which take for ever, only where they hold up nothing, beside the panel. */
export const scopeOf = ({ find, findScope }: PanelState): FindScope => (find.regex ? 'everywhere' : findScope)

export const createFindSlice: StateCreator<PanelState, [], [], FindSlice> = (set) => ({
  findOpen: false,
  find: { ...PLAIN_QUERY, text: '' },
  findScope: 'here',
  findAsked: 0,
  openFind: (scope) =>
    set(({ findAsked, findScope }) => ({ findOpen: true, findAsked: findAsked + 1, findScope: scope ?? findScope })),
  closeFind: () => set({ findOpen: false }),
  setFind: (changes) => set(({ find }) => ({ find: { ...find, ...changes } })),
})
