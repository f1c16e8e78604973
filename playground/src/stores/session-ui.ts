import { createStore } from 'zustand'
import { persist } from 'zustand/middleware'
import { browserStorage } from './hydration'

export const SIDE_TABS = ['chat', 'assets'] as const
export type SideTab = (typeof SIDE_TABS)[number]
interface SessionUiFields {
  /** The scene shown, by project. */
  selected: Record<string, string>
  sideTab: SideTab
}
interface SessionUiState extends SessionUiFields {
  select: (project: string, scene: string | null) => void
  showSide: (tab: SideTab) => void
}

/** What this tab looks at, kept in sessionStorage. */
export function createSessionUiStore() {
  return createStore<SessionUiState>()(
    persist(
      (set) => ({
        selected: {},
        sideTab: 'chat',
        select: (project, scene) =>
          set(({ selected: { [project]: _, ...selected } }) => ({
            selected: scene === null ? selected : { ...selected, [project]: scene },
          })),
        showSide: (sideTab) => set({ sideTab }),
      }),
      {
        name: 'session-ui',
        ...browserStorage<SessionUiFields>(() => sessionStorage),
        partialize: ({ selected, sideTab }): SessionUiFields => ({ selected, sideTab }),
      },
    ),
  )
}
