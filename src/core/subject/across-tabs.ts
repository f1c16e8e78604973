import type { ClearedFinding, IgnoredFinding } from '../diagnosis'
import { linkEnd } from '../link/decision'
import type { SubjectModel } from '../link/subject'
import { related } from '../timeline/below'
import { formatPath, parsePath, type Path } from '../value/path'
import type { Comparison } from './compare'
import type { Judge, Judged } from './judge'

/** A subject with what the rules said of it. */
export interface JudgedSubject {
  /** As it was linked, and the subjects of the same store in all tabs. */
  model: SubjectModel
  siblings: readonly SubjectModel[]
  /** With the other tabs' memories. */
  subject: SubjectModel
  at: number
  comparison: Comparison
  settled: boolean
  complete: boolean
  judged: readonly Judged[]
  /** What they said of ignored paths alone. */
  ignored: readonly IgnoredFinding[]
  /** What they looked at and found benign. */
  cleared: readonly ClearedFinding[]
}

export interface SpokenElsewhere {
  judged: readonly Judged[]
  /** Findings about another tab that are the cause of what differs here. */
  elsewhere: readonly Judged[]
}

/**
 * One cause, one finding, over all tabs of a store: what one tab did to the others is said in that tab. In the others the
 * finding explains what they show, and the symptoms are listed under it.
 */
export function acrossTabs(
  rules: readonly Judge[],
  subjects: readonly JudgedSubject[],
  stores: ReadonlyMap<string, readonly SubjectModel[]>,
): (subject: JudgedSubject) => SpokenElsewhere {
  const scope = new Map(rules.map(({ id, acrossTabs: part }) => [id, part]))
  const inTabs = subjects.filter(({ subject }) => stores.has(linkEnd(subject.id)))
  const spoken = new Map<JudgedSubject, SpokenElsewhere>()
  for (const each of inTabs) {
    const others = inTabs.filter((other) => other !== each && linkEnd(other.subject.id) === linkEnd(each.subject.id))
    if (!others.some(({ judged }) => judged.length > 0)) continue
    const facts = new Set(each.subject.members.flatMap(({ history }) => history.facts.map(({ id }) => id)))
    const elsewhere = others
      .flatMap(({ judged }) => judged)
      .filter(({ finding }) => scope.get(finding.rule) === 'cause' && finding.evidence.some((id) => facts.has(id)))
    const judged = each.judged.filter((symptom) => {
      if (scope.get(symptom.finding.rule) !== 'symptom') return true
      const cause = elsewhere.find((candidate) => explains(candidate, symptom))
      cause?.finding.explains.push(`${symptom.finding.rule}: ${symptom.finding.paths.join(', ') || 'the whole state'}`)
      return cause === undefined
    })
    spoken.set(each, { judged, elsewhere })
  }
  return (subject) => spoken.get(subject) ?? { judged: subject.judged, elsewhere: [] }
}

/** Of the same write, or all of it about the same paths. */
function explains({ finding: cause }: Judged, { finding: symptom }: Judged): boolean {
  if (symptom.evidence.some((event) => cause.evidence.includes(event))) return true
  return symptom.paths.length > 0 && symptom.paths.every((path) => concerns(cause.paths, parsePath(path) ?? []))
}

/** Whether a path is one of those that a finding names, or lies below or above one. */
export function concerns(paths: readonly string[], path: Path): boolean {
  return paths.some((known) => known === formatPath(path) || related(parsePath(known) ?? [], path))
}
