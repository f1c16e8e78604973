import type { Diagnosis } from '../../src/core/diagnosis'
import type { Finding } from '../../src/core/session/session'
import type { Expected } from './define-case'

export interface Judgement {
  found: Expected[]
  missed: Expected[]
  /** One sentence for each error or warning that nobody expected, and for each rule that failed. */
  alarms: string[]
}

/** Holds what was found against what there is to find. */
export function judge(expected: readonly Expected[], { findings, subjects, failures }: Diagnosis): Judgement {
  const subjectOf = ({ subject }: Finding): string => subjects.find(({ id }) => id === subject)?.name ?? subject
  const rest = [...findings]
  const found: Expected[] = []
  const missed: Expected[] = []
  for (const each of expected) {
    const index = rest.findIndex((finding) => meets(each, finding, subjectOf(finding)))
    if (index === -1) missed.push(each)
    else {
      found.push(each)
      rest.splice(index, 1)
    }
  }
  const loud = rest.filter(({ severity }) => severity !== 'info')
  return {
    found,
    missed,
    alarms: [
      ...loud.map(
        (finding) =>
          `${finding.severity} ${finding.rule}: ${subjectOf(finding)} · ${pathsOf(finding)}: ${finding.sentence}`,
      ),
      ...failures.map(({ plugin, message }) => `${plugin} failed: ${message}`),
    ],
  }
}

const meets = ({ rule, subject, paths }: Expected, finding: Finding, name: string): boolean =>
  finding.rule === rule &&
  (typeof subject === 'string' ? name === subject : subject.test(name)) &&
  (paths === undefined || JSON.stringify(paths.toSorted()) === JSON.stringify(finding.paths.toSorted()))

/** `version-discard: settings · theme, fontSize` */
export const nameOf = (wanted: Expected): string => `${wanted.rule}: ${String(wanted.subject)} · ${pathsOf(wanted)}`

const pathsOf = ({ paths }: Pick<Expected, 'paths'>): string =>
  paths === undefined ? 'any path' : paths.map((path) => path || '(all)').join(', ') || 'no path'
