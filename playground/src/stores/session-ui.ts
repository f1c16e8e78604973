import { createStore } from 'zustand'
import { persist } from 'zustand/middleware'
import type { Behaviour } from '../behaviour'
import { browserStorage } from './hydration'

export const SIDE_TABS = ['chat', 'assets'] as const
export type SideTab = (typeof SIDE_TABS)[number]
interface SessionUiFields {
  /** The scene shown, by project. */
  selected: Record<string, string>
  sideTab: SideTab
  /** What scenes are searched for, and how many were found; null: nothing is searched for. */
  search: string
  found: number | null
}
interface SessionUiState extends SessionUiFields {
  select: (project: string, scene: string | null) => void
  showSide: (tab: SideTab) => void
  find: (search: string, found: number | null) => void
}

/** What this tab looks at, kept in sessionStorage. */
export function createSessionUiStore({ keepFound }: Behaviour) {
  return createStore<SessionUiState>()(
    persist(
      (set) => ({
        selected: {},
        sideTab: 'chat',
        search: '',
        found: null,
        select: (project, scene) =>
          set(({ selected: { [project]: _, ...selected } }) => ({
            selected: scene === null ? selected : { ...selected, [project]: scene },
          })),
        showSide: (sideTab) => set({ sideTab }),
        find: (search, found) => set({ search, found }),
      }),
      {
        name: 'session-ui',
        ...browserStorage<Partial<SessionUiFields>>(() => sessionStorage),
        partialize: ({ selected, sideTab, search, found }): Partial<SessionUiFields> => ({
          selected,
          sideTab,
          search,
          ...(keepFound ? { found } : {}),
        }),
      },
    ),
  )
}
