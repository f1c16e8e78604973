import type { StateCreator } from 'zustand/vanilla'
import type { Path } from '../../core/value/path'
import { revealed } from './expansion'
import type { PanelState } from './store'

/** The user's choice of subject. `sources` finds it again when new links give the subject another id. */
export interface ChosenSubject {
  id: string
  sources: readonly string[]
}

export interface SelectionSlice {
  /** Absent until the user chooses: then the worst subject is shown. */
  chosen: ChosenSubject | undefined
  /** Selected path per subject id. */
  paths: Readonly<Record<string, Path>>
  /** Event id. */
  event: string | undefined
  /** Id of the finding to bring into view. */
  finding: string | undefined
  chooseSubject: (subject: ChosenSubject) => void
  /** Selects a path, and opens the way to it where the user had closed it. */
  selectPath: (subject: string, path: Path) => void
  selectEvent: (event: string | undefined) => void
  /** The user's choice in a list of subjects: away from the list of all findings it leads to the subject's comparison. */
  openSubject: (subject: ChosenSubject) => void
  /** Opens the timeline at an event. */
  goToEvent: (event: string) => void
  /** Opens the findings at one of them. */
  goToFinding: (finding: string) => void
}

export const createSelectionSlice: StateCreator<PanelState, [], [], SelectionSlice> = (set) => ({
  chosen: undefined,
  paths: {},
  event: undefined,
  finding: undefined,
  chooseSubject: ({ id, sources }) => set({ chosen: { id, sources } }),
  openSubject: ({ id, sources }) =>
    set(({ tab }) => ({ chosen: { id, sources }, ...(tab === 'findings' && { tab: 'compare' }) })),
  selectPath: (subject, path) =>
    set(({ paths, expanded }) => {
      const open = expanded[subject]
      return {
        paths: { ...paths, [subject]: path },
        ...(open && { expanded: { ...expanded, [subject]: revealed(open, path) } }),
      }
    }),
  selectEvent: (event) => set({ event }),
  goToEvent: (event) =>
    set({ event, tab: 'timeline', timelineText: '', hiddenLayers: [], onlySubject: false, onlyTab: '' }),
  goToFinding: (finding) => set({ finding, tab: 'findings', rulePage: undefined }),
})
