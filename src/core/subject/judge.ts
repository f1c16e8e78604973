import type { ClearedFinding, PluginFailure } from '../diagnosis'
import type { Cleared, Conclusion, Facts } from '../facts'
import type { Confidence, Finding, Severity } from '../session/session'
import { related } from '../timeline/below'
import { formatPath, type Path } from '../value/path'

/** A rule as `diagnose` is handed it. */
export interface Judge {
  id: string
  severity: Severity
  /** Lower speaks first. */
  precedence: number
  needs: readonly (keyof Facts)[]
  /** `cause`: says what one tab did to the others of its store, in its own. `symptom`: is explained by that, whichever tab it is in. */
  acrossTabs?: 'cause' | 'symptom'
  check: (facts: never) => (Conclusion | Cleared)[]
}

/** A finding with what the verdict takes from it and from those it explains, in half sentences and whole ones. */
export interface Judged {
  finding: Finding
  causes: string[]
  consequences: string[]
  trust: string
  /** See `Conclusion.standing`; '' for none. */
  standing: string
}

const SEVERITIES: readonly Severity[] = ['error', 'warning', 'info']
const CONFIDENCES: readonly Confidence[] = ['certain', 'likely', 'possible']

/** What the rules say of a subject: what is wrong, and what was looked at and found benign. */
export interface Judgement {
  judged: Judged[]
  cleared: ClearedFinding[]
}

/** Asks the rules about one subject, in order of precedence; what a finding explains is listed under it, not said again. */
export function judge(rules: readonly Judge[], facts: Facts, complete: boolean, failures: PluginFailure[]): Judgement {
  const judged: (Judged & { paths: readonly Path[] })[] = []
  const cleared: ClearedFinding[] = []
  for (const rule of rules.toSorted((a, b) => a.precedence - b.precedence)) {
    for (const conclusion of conclusionsOf(rule, facts, failures)) {
      if ('cleared' in conclusion) {
        const { cleared: because, paths, evidence } = conclusion
        cleared.push({ rule: rule.id, because, paths: paths.map(formatPath), evidence: [...new Set(evidence)] })
        continue
      }
      const severity = conclusion.severity ?? rule.severity
      const explained = conclusion.standsAlone ? [] : explainedBy(judged, conclusion.paths, severity)
      const paths = conclusion.paths.filter((path) => !explained.some(({ path: known }) => known === path))
      if (paths.length === 0 && explained.length > 0) {
        note(explained, rule.id, conclusion)
        continue
      }
      const number = judged.filter(({ finding }) => finding.rule === rule.id).length
      judged.push({
        finding: {
          id: `${rule.id} ${facts.subject.id}${number === 0 ? '' : ` ${number + 1}`}`,
          rule: rule.id,
          severity,
          confidence: complete ? conclusion.confidence : lowered(conclusion.confidence),
          subject: facts.subject.id,
          paths: paths.map(formatPath),
          sentence: complete
            ? conclusion.sentence
            : `${conclusion.sentence} Part of the recording was dropped, so this may not be all.`,
          consequence: conclusion.consequence,
          evidence: [...new Set(conclusion.evidence)],
          explains: [],
          fix: conclusion.fix,
          ...(conclusion.rescue && { rescue: conclusion.rescue }),
        },
        causes: conclusion.cause === undefined ? [] : [conclusion.cause],
        consequences: [conclusion.consequence],
        trust: conclusion.trust ?? '',
        standing: conclusion.standing ?? '',
        paths: conclusion.standsAlone ? [] : paths,
      })
    }
  }
  return { judged: judged.toSorted((a, b) => worse(a.finding, b.finding)), cleared }
}

/** Order of findings: worst first, then by how sure. */
export function worse(a: Finding, b: Finding): number {
  return (
    SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity) ||
    CONFIDENCES.indexOf(a.confidence) - CONFIDENCES.indexOf(b.confidence)
  )
}

/** A rule gets the facts it declares and no others; one that throws is a result about that rule. */
function conclusionsOf(rule: Judge, facts: Facts, failures: PluginFailure[]): (Conclusion | Cleared)[] {
  const given = {}
  for (const need of rule.needs) Object.defineProperty(given, need, { get: () => facts[need], enumerable: true })
  try {
    return rule.check(given as never)
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    if (!failures.some((known) => known.plugin === rule.id && known.message === message)) {
      failures.push({ plugin: rule.id, message })
    }
    return []
  }
}

function explainedBy<T extends { finding: Finding; paths: readonly Path[] }>(
  judged: readonly T[],
  paths: readonly Path[],
  severity: Severity,
): { by: T; path: Path }[] {
  const speaking = judged.filter(({ finding }) => SEVERITIES.indexOf(finding.severity) <= SEVERITIES.indexOf(severity))
  return paths.flatMap((path) => {
    const by = speaking.find((each) => each.paths.some((known) => related(known, path)))
    return by ? [{ by, path }] : []
  })
}

function note(
  explained: readonly { by: Judged; path: Path }[],
  rule: string,
  { cause, consequence }: Conclusion,
): void {
  const [first] = explained
  const paths = explained.map(({ path }) => formatPath(path) || 'the whole state')
  first?.by.finding.explains.push(`${rule}: ${paths.join(', ')}`)
  if (cause !== undefined) first?.by.causes.push(cause)
  first?.by.consequences.push(consequence)
}

function lowered(confidence: Confidence): Confidence {
  return confidence === 'certain' ? 'likely' : 'possible'
}
