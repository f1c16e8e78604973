import type { StateCreator } from 'zustand/vanilla'
import type { Layer } from '../../core/diagnosis'
import type { PanelState } from './store'

export const TABS = ['findings', 'compare', 'timeline', 'snapshots'] as const
export type Tab = (typeof TABS)[number]
export const TAB_NAMES: Readonly<Record<Tab, string>> = {
  findings: 'Findings',
  compare: 'Compare',
  timeline: 'Timeline',
  snapshots: 'Snapshots',
}

/** How the details show a value: as code, as the stored text, or with the type of every member. */
export type ValueView = 'parsed' | 'raw' | 'typed'

/** What the details tell of the selected path. */
export type DetailsTab = 'values' | 'history'

/** Work that goes on beside the panel. */
export interface Work {
  doing: string
  cancel: () => void
}

/** A sentence for the user that is no dialog: a refused file, a failed export. */
export interface Notice {
  tone: 'bad' | 'ok'
  text: string
}

/** What the user has set to see things as they like. */
export interface ViewSlice {
  tab: Tab
  subjectText: string
  onlyDifferences: boolean
  /** Whether Compare shows the details of the selected path; undefined until the user says: as the height allows. */
  detailsOpen: boolean | undefined
  valueView: ValueView
  detailsTab: DetailsTab
  timelineText: string
  hiddenLayers: readonly Layer[]
  onlySubject: boolean
  /** Id of the tab whose events alone are listed; '' for all. */
  onlyTab: string
  /** Rule id whose page is open in Findings. */
  rulePage: string | undefined
  notice: Notice | undefined
  /** Long work under way that the user waits for. */
  work: Work | undefined
  /** What the last action did, for a moment. */
  said: string | undefined
  setTab: (tab: Tab) => void
  setSubjectText: (text: string) => void
  setOnlyDifferences: (on: boolean) => void
  setDetailsOpen: (open: boolean) => void
  setValueView: (view: ValueView) => void
  /** Opens the details where they are closed. */
  openDetailsTab: (tab: DetailsTab) => void
  setTimelineText: (text: string) => void
  toggleLayer: (layer: Layer) => void
  setOnlySubject: (on: boolean) => void
  setOnlyTab: (tab: string) => void
  openRulePage: (rule: string | undefined) => void
  setNotice: (notice: Notice | undefined) => void
  setWork: (work: Work | undefined) => void
  say: (said: string | undefined) => void
}

export const createViewSlice: StateCreator<PanelState, [], [], ViewSlice> = (set) => ({
  tab: 'findings',
  subjectText: '',
  onlyDifferences: true,
  detailsOpen: undefined,
  valueView: 'parsed',
  detailsTab: 'values',
  timelineText: '',
  hiddenLayers: [],
  onlySubject: false,
  onlyTab: '',
  rulePage: undefined,
  notice: undefined,
  work: undefined,
  said: undefined,
  setTab: (tab) => set({ tab, finding: undefined }),
  setSubjectText: (subjectText) => set({ subjectText }),
  setOnlyDifferences: (onlyDifferences) => set({ onlyDifferences }),
  setDetailsOpen: (detailsOpen) => set({ detailsOpen }),
  setValueView: (valueView) => set({ valueView }),
  openDetailsTab: (detailsTab) => set({ detailsTab, detailsOpen: true }),
  setTimelineText: (timelineText) => set({ timelineText }),
  toggleLayer: (layer) =>
    set(({ hiddenLayers }) => ({
      hiddenLayers: hiddenLayers.includes(layer) ? hiddenLayers.filter((l) => l !== layer) : [...hiddenLayers, layer],
    })),
  setOnlySubject: (onlySubject) => set({ onlySubject }),
  setOnlyTab: (onlyTab) => set({ onlyTab }),
  openRulePage: (rulePage) => set({ rulePage }),
  setNotice: (notice) => set({ notice }),
  setWork: (work) => set({ work }),
  say: (said) => set({ said }),
})
