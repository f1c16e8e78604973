import type { DiagnosedSubject } from '../../../core/diagnosis'

export interface SubjectGroup {
  title: string
  subjects: DiagnosedSubject[]
}

const TITLES: Record<DiagnosedSubject['group'], string> = {
  store: 'Stores',
  storage: 'Storage without a store',
  server: 'Server',
  rendered: 'Rendered pages',
}

/** The subjects whose name, keys or requests contain `text`, in the sidebar's groups, by name; empty groups left out. */
export function groupSubjects(subjects: readonly DiagnosedSubject[], text: string): SubjectGroup[] {
  const wanted = text.trim().toLowerCase()
  const matches = subjects.filter((subject) =>
    [subject.name, ...subject.columns.map(({ source }) => source.key ?? source.label)].some((name) =>
      name.toLowerCase().includes(wanted),
    ),
  )
  const kinds: DiagnosedSubject['group'][] = ['store', 'storage', 'server', 'rendered']
  return kinds
    .map((kind) => ({
      title: TITLES[kind],
      subjects: matches.filter((s) => s.group === kind).toSorted((a, b) => a.name.localeCompare(b.name)),
    }))
    .filter((group) => group.subjects.length > 0)
}
