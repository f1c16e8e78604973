import type { Diagnosis } from '../../../core/diagnosis'
import type { Finding } from '../../../core/session/session'

export interface FindingGroup {
  subject: string
  name: string
  findings: Finding[]
  /** Only `possible` ones: shown on demand. */
  collapsed: Finding[]
}

/** Findings by subject, in the diagnosis's order (worst first), with the merely possible ones apart. */
export function groupFindings(diagnosis: Diagnosis): FindingGroup[] {
  const groups = new Map<string, FindingGroup>()
  for (const finding of diagnosis.findings) {
    const name = diagnosis.subjects.find((s) => s.id === finding.subject)?.name ?? finding.subject
    const group = groups.get(finding.subject) ?? { subject: finding.subject, name, findings: [], collapsed: [] }
    groups.set(finding.subject, group)
    if (finding.confidence === 'possible') group.collapsed.push(finding)
    else group.findings.push(finding)
  }
  return [...groups.values()].toSorted((a, b) => Number(a.findings.length === 0) - Number(b.findings.length === 0))
}

/** Findings to count on the tab: errors and warnings that are not merely possible. */
export const countedFindings = (diagnosis: Diagnosis | undefined): number =>
  (diagnosis?.findings ?? []).filter((f) => f.severity !== 'info' && f.confidence !== 'possible').length
