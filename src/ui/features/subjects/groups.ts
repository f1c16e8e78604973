import type { DiagnosedSubject } from '../../../core/diagnosis'
import { subjectTab, type TabLabels } from '../../store/tab-labels'

export interface SubjectGroup {
  title: string
  subjects: DiagnosedSubject[]
}

const TITLES: Record<DiagnosedSubject['group'], string> = {
  store: 'Stores',
  storage: 'Storage without a store',
  server: 'Server',
  rendered: 'Rendered pages',
  picked: 'Picked',
}

/**
 * The subjects whose name, keys or requests contain `text`, in the sidebar's groups, what has an error or a warning first, then
 * by name; empty groups left out. With
 * several tabs what a tab has for itself stands in a group of that tab, the inspected one's first.
 */
export function groupSubjects(
  subjects: readonly DiagnosedSubject[],
  text: string,
  tabs: Pick<TabLabels, 'of' | 'all' | 'isOwn'>,
): SubjectGroup[] {
  const wanted = text.trim().toLowerCase()
  const matches = subjects.filter((subject) =>
    [subject.name, ...subject.columns.map(({ source }) => source.key ?? source.label)].some((name) =>
      name.toLowerCase().includes(wanted),
    ),
  )
  const kinds: DiagnosedSubject['group'][] = ['picked', 'store', 'storage', 'server', 'rendered']
  const ids = tabs.all.map(({ id }) => id).toSorted((a, b) => Number(tabs.isOwn(b)) - Number(tabs.isOwn(a)))
  const owners = ['', ...ids.map((id) => tabs.of(id))]
  return kinds
    .flatMap((kind) =>
      owners.map((owner) => ({
        title: owner === '' ? TITLES[kind] : `${TITLES[kind]} · ${owner}`,
        subjects: matches
          .filter((s) => s.group === kind && tabs.of(subjectTab(s)) === owner)
          .toSorted((a, b) => harm(a) - harm(b) || a.name.localeCompare(b.name)),
      })),
    )
    .filter((group) => group.subjects.length > 0)
}

/** A mere difference comes and goes too often to move a row for it. */
const harm = ({ status }: DiagnosedSubject): number => (status === 'error' ? 0 : status === 'warning' ? 1 : 2)
