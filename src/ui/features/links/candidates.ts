import type { Column, DiagnosedSubject, Diagnosis } from '../../../core/diagnosis'
import type { SourceKind } from '../../../core/timeline/event'
import { SOURCE_LOOKS, sourceDetail } from '../../components/sources'

/** A source that could be linked to a subject. */
export interface LinkCandidate {
  column: Column
  /** `localStorage cart` */
  name: string
  /** The subjects it belongs to already, as far as it does not stand alone. */
  of: string[]
}

/** Entries and resources: stores have subjects of their own, other tabs stand beside theirs, and what was rendered beside the page. */
export function isLinkable(kind: SourceKind): boolean {
  return kind !== 'memory' && kind !== 'rendered'
}

/** The entries and resources that a subject does not have, those of its own tab. */
export function candidatesFor(subject: DiagnosedSubject, { subjects }: Diagnosis): LinkCandidate[] {
  const found = new Map<string, LinkCandidate>()
  for (const other of subjects) {
    for (const column of other.columns) {
      const { source } = column
      if (!isLinkable(source.kind) || subject.sources.includes(source.id) || isOfAnotherTab(column, subject)) continue
      const name = `${SOURCE_LOOKS[source.kind].name} ${sourceDetail(source)}`
      const known = found.get(source.id) ?? { column, name, of: [] }
      found.set(source.id, known)
      if (other.columns.length > 1) known.of.push(other.name)
    }
  }
  return [...found.values()]
}

function isOfAnotherTab({ source }: Column, subject: DiagnosedSubject): boolean {
  return source.tab !== undefined && subject.tab !== '' && source.tab !== subject.tab
}

/** Those whose name has every word of the text. */
export function matching(candidates: readonly LinkCandidate[], text: string): LinkCandidate[] {
  const words = text.toLowerCase().split(/\s+/)
  return candidates.filter(({ name }) => words.every((word) => name.toLowerCase().includes(word)))
}
