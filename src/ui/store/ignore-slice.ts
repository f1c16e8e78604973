import type { StateCreator } from 'zustand/vanilla'
import { type IgnoreRule, isSameRule } from '../../core/ignore/rule'
import type { PanelState } from './store'

/** What the user does not want to hear of. */
export interface IgnoreSlice {
  /** Of every origin, in the order in which they were made. */
  ignores: readonly IgnoreRule[]
  /** What was kept, or changed in another panel. */
  takeIgnores: (ignores: readonly IgnoreRule[]) => void
  /** Adds a rule, or switches on the same one that is there. */
  ignore: (rule: IgnoreRule) => void
  /** Another rule in the place of one; without it that one is taken back. */
  replaceIgnore: (rule: IgnoreRule, by?: IgnoreRule) => void
}

export const createIgnoreSlice: StateCreator<PanelState, [], [], IgnoreSlice> = (set) => ({
  ignores: [],
  takeIgnores: (ignores) => set({ ignores }),
  ignore: (rule) => set(({ ignores }) => ({ ignores: [...ignores.filter((each) => !isSameRule(each, rule)), rule] })),
  replaceIgnore: (rule, by) =>
    set(({ ignores }) => ({
      ignores: ignores
        .filter((each) => isSameRule(each, rule) || !by || !isSameRule(each, by))
        .flatMap((each) => (isSameRule(each, rule) ? (by ?? []) : each)),
    })),
})
