import type { StateCreator } from 'zustand/vanilla'
import type { IdentityRule } from '../../core/identity/rule'
import { isSameRule } from '../../core/ignore/rule'
import type { PanelState } from './store'

/** By what the user says that elements of arrays are the same. */
export interface IdentitySlice {
  /** Of every origin, in the order in which they were made: of several about one array the last holds. */
  identities: readonly IdentityRule[]
  /** What was kept, or changed in another panel. */
  takeIdentities: (identities: readonly IdentityRule[]) => void
  /** Adds a rule, in the place of one about the same arrays. */
  identify: (rule: IdentityRule) => void
  /** Another rule in the place of one; without it that one is taken back. */
  replaceIdentity: (rule: IdentityRule, by?: IdentityRule) => void
}

export const createIdentitySlice: StateCreator<PanelState, [], [], IdentitySlice> = (set) => ({
  identities: [],
  takeIdentities: (identities) => set({ identities }),
  identify: (rule) =>
    set(({ identities }) => ({ identities: [...identities.filter((each) => !isSameRule(each, rule)), rule] })),
  replaceIdentity: (rule, by) =>
    set(({ identities }) => ({
      identities: identities
        .filter((each) => isSameRule(each, rule) || !by || !isSameRule(each, by))
        .flatMap((each) => (isSameRule(each, rule) ? (by ?? []) : each)),
    })),
})
