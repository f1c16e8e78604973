import type { StateCreator } from 'zustand/vanilla'
import type { LinkDecision } from '../../core/link/decision'
import type { PanelState } from './store'

/** Which links the user made and took apart by hand. */
export interface LinksSlice {
  /** Of every origin. */
  decisions: readonly LinkDecision[]
  /** What the last decision was, in words, and what there was before it. */
  lastDecision: { said: string; before: readonly LinkDecision[] } | undefined
  /** What was kept, or decided in another panel. */
  takeDecisions: (decisions: readonly LinkDecision[]) => void
  decide: (decisions: readonly LinkDecision[], said: string) => void
  undoDecision: () => void
  forgetUndo: () => void
}

export const createLinksSlice: StateCreator<PanelState, [], [], LinksSlice> = (set) => ({
  decisions: [],
  lastDecision: undefined,
  takeDecisions: (decisions) => set({ decisions, lastDecision: undefined }),
  decide: (decisions, said) => set((state) => ({ decisions, lastDecision: { said, before: state.decisions } })),
  undoDecision: () =>
    set(({ lastDecision, decisions }) => ({ decisions: lastDecision?.before ?? decisions, lastDecision: undefined })),
  forgetUndo: () => set({ lastDecision: undefined }),
})
