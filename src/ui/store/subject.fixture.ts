import type { DiagnosedSubject, Diagnosis } from '../../core/diagnosis'
import type { Finding } from '../../core/session/session'
import { tree } from '../features/compare/tree.fixture'

/** A subject with nothing in it but what a test says. */
export const subject = (id: string, rest: Partial<DiagnosedSubject> = {}): DiagnosedSubject => {
  const made: DiagnosedSubject = {
    id,
    name: id,
    sources: [`${id}-memory`],
    links: [],
    tab: '1',
    group: 'store',
    columns: [],
    tree: tree({ state: 'equal', cells: [] }),
    divergent: 0,
    benign: 0,
    equal: 0,
    verdict: { sentence: '', trust: '', confidence: 'certain' },
    status: 'ok',
    settled: true,
    findings: [],
    blame: () => [],
    history: () => ({ changes: [], cut: false, incomplete: false }),
    members: [],
    inputs: [],
    at: () => made,
    ...rest,
  }
  return made
}

/** A finding with nothing in it but what a test says. */
export const finding = (id: string, rest: Partial<Finding> = {}): Finding => ({
  id,
  rule: 'save-failed',
  severity: 'error',
  confidence: 'certain',
  subject: 'cart',
  paths: [],
  sentence: id,
  consequence: '',
  evidence: [],
  explains: [],
  fix: '',
  ...rest,
})

/** A diagnosis of these subjects and findings. */
export const diagnosis = (subjects: DiagnosedSubject[], findings: Finding[] = []): Diagnosis => ({
  at: 1_000,
  tabs: [],
  sources: [],
  subjects,
  decisions: [],
  events: [],
  findings,
  failures: [],
  dropped: 0,
})
