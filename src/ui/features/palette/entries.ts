import type { DiagnosedSubject, Diagnosis } from '../../../core/diagnosis'
import { formatPath, type Path } from '../../../core/value/path'
import { type FuzzyMatch, fuzzy } from '../../components/fuzzy'
import { allKeys } from '../../components/keys'
import { plainMatcher } from '../../../core/find/query'
import { findPaths } from '../../store/find-paths'

/** One line of the palette. */
export interface Entry {
  id: string
  label: string
  /** Said beside it. */
  detail?: string
  /** The key that does the same. */
  keys?: string
  run: () => void
}

export interface EntryGroup {
  name: string
  entries: readonly Entry[]
}

/** A line that answers the query, with the characters of its label that do. */
export interface Answer extends Entry {
  at: FuzzyMatch['at']
}

export interface AnswerGroup {
  name: string
  answers: Answer[]
}

/** Lines of one group that are shown: further ones are a longer query away. */
const MOST = 12

/** The groups with the lines that answer the query, the best answers first; without a query, as they come. */
export function answer(groups: readonly EntryGroup[], query: string, most = MOST): AnswerGroup[] {
  const ranked = groups.map(({ name, entries }) => {
    const found = entries.flatMap((entry) => {
      const match = fuzzy(entry.label, query)
      return match ? [{ score: match.score, answer: { ...entry, at: match.at } }] : []
    })
    // Without a query, whatever is shorter is no better.
    if (query.trim() !== '') found.sort((a, b) => b.score - a.score)
    return { name, best: found[0]?.score ?? 0, answers: found.slice(0, most).map((each) => each.answer) }
  })
  const shown = ranked.filter(({ answers }) => answers.length > 0)
  return query.trim() === '' ? shown : shown.toSorted((a, b) => b.best - a.best)
}

/** `tabOf`: what tells a subject from one of the same name in another tab; '' where there is but one tab. */
export function subjectEntries(
  diagnosis: Diagnosis,
  go: (subject: DiagnosedSubject) => void,
  tabOf: (subject: DiagnosedSubject) => string,
): Entry[] {
  return diagnosis.subjects.map((subject) => {
    const detail = [tabOf(subject), subject.divergent > 0 && `${subject.divergent} differ`].filter(Boolean).join(' · ')
    return {
      id: `subject ${subject.id}`,
      label: subject.name,
      ...(detail !== '' && { detail }),
      run: () => go(subject),
    }
  })
}

export function findingEntries(diagnosis: Diagnosis, go: (finding: string) => void): Entry[] {
  return diagnosis.findings.map((finding) => ({
    id: `finding ${finding.id}`,
    label: finding.sentence,
    detail: finding.rule,
    run: () => go(finding.id),
  }))
}

/** The paths of a subject in whose names or values a word of the query stands. */
export function pathEntries(subject: DiagnosedSubject | undefined, query: string, go: (path: Path) => void): Entry[] {
  if (!subject) return []
  const words = query.split(/\s+/).filter(Boolean)
  const paths = new Map(
    words.flatMap((word) =>
      findPaths(subject.tree, plainMatcher(word)).paths.map((path) => [formatPath(path), path] as const),
    ),
  )
  return [...paths].flatMap(([label, path]) =>
    label === '' ? [] : [{ id: `path ${label}`, label, detail: subject.name, run: () => go(path) }],
  )
}

/** Every key there is: to be read, and looked through. */
export const keyEntries = (run: () => void): Entry[] =>
  allKeys().map(({ keys, does, where }) => ({ id: `key ${where} ${keys}`, label: does, detail: where, keys, run }))
