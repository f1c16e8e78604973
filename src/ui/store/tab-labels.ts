import { useMemo } from 'react'
import type { DiagnosedSubject } from '../../core/diagnosis'
import { describeTab, type TabEntry } from '../../core/timeline/tab-entries'
import { shownDiagnosis } from './selectors'
import { usePanel } from './store'

/** What the panel calls the tabs of the recording. */
export interface TabLabels {
  /** Whether names are needed to tell one from another. */
  several: boolean
  /** `tab 1 (this tab)`; '' where there is but one, or none of that id. */
  of: (tab: string) => string
  /** `tab 1`; '' as well. */
  name: (tab: string) => string
  isOwn: (tab: string) => boolean
  /** Everything known of it, for a hint: who opened it, whether it is seen, its page. */
  more: (tab: string) => string
  all: readonly { id: string; label: string }[]
}

/** The tab that a subject is of; '' for what several share, and for what was picked. */
export const subjectTab = ({ tab, columns, group }: Pick<DiagnosedSubject, 'tab' | 'columns' | 'group'>): string =>
  tab === '' && group !== 'picked' ? (columns[0]?.source.tab ?? '') : tab

/** `own`: the inspected tab; '' in a saved session. */
export function tabLabels(tabs: readonly TabEntry[], own: string): TabLabels {
  const several = tabs.length > 1
  const find = (id: string): TabEntry | undefined => (several ? tabs.find((tab) => tab.id === id) : undefined)
  const label = ({ id, name }: TabEntry): string => (id === own ? `${name} (this tab)` : name)
  return {
    several,
    of: (id) => {
      const tab = find(id)
      return tab ? label(tab) : ''
    },
    name: (id) => find(id)?.name ?? '',
    isOwn: (id) => id === own,
    more: (id) => {
      const tab = find(id)
      return tab ? [describeTab({ ...tab, name: label(tab) }), tab.url ?? ''].filter(Boolean).join('\n') : ''
    },
    all: several ? tabs.map((tab) => ({ id: tab.id, label: label(tab) })) : [],
  }
}

const NONE: readonly TabEntry[] = []

/** Of the diagnosis on screen. */
export function useTabLabels(): TabLabels {
  const tabs = usePanel((state) => shownDiagnosis(state)?.tabs ?? NONE)
  const own = usePanel(ownTab)
  return useMemo(() => tabLabels(tabs, own), [tabs, own])
}

export const ownTab = (state: { session: unknown; status: { tab: string } }): string =>
  state.session === undefined ? state.status.tab : ''
