import { divergences } from '../../src/core/diff/align'
import { render } from '../../src/core/diff/render.fixture'
import type { DiagnosedSubject, Diagnosis } from '../../src/core/diagnosis'
import { formatPath } from '../../src/core/value/path'

/** Rows of a comparison, and paths of it whose writers are told. */
const ROWS = 30
const BLAMED = 3

/** A diagnosis as text: what a person reads in the panel, and how it came to be so, event by event. */
export function textOf(diagnosis: Diagnosis): string {
  const findings = diagnosis.findings.map(
    ({ rule, severity, confidence, sentence }) => `${severity} ${rule} (${confidence}): ${sentence}`,
  )
  return [
    'FINDINGS',
    ...(findings.length > 0 ? findings : ['none']),
    '',
    ...diagnosis.subjects.filter(({ columns }) => columns.length > 1).flatMap(subjectText),
    'HOW IT CAME TO BE',
    ...history(diagnosis),
    '',
  ].join('\n')
}

function subjectText(subject: DiagnosedSubject): string[] {
  const rows = render(subject.tree)
  const more = rows.length - ROWS
  return [
    `SUBJECT ${subject.name}: ${subject.status}, ${subject.divergent} differ, ${subject.benign} benign`,
    ...subject.columns.map(
      ({ source, codec, provenance }) =>
        `  ${source.kind} ${source.label}${codec === '' ? '' : ` as ${codec}`}, by ${provenance?.by ?? 'nobody'}`,
    ),
    `  ${subject.verdict.sentence}`,
    ...rows.slice(0, ROWS).map((row) => `    ${row}`),
    ...(more > 0 ? [`    and ${more} more`] : []),
    ...divergences(subject.tree)
      .slice(0, BLAMED)
      .flatMap(({ path }) => blameText(subject, path)),
    '',
  ]
}

function blameText(subject: DiagnosedSubject, path: Parameters<DiagnosedSubject['blame']>[0]): string[] {
  return subject.blame(path).map(({ source, by, trouble }) => {
    const kind = subject.columns.find((column) => column.source.id === source)?.source.kind ?? source
    return `    ${formatPath(path) || '(root)'} in ${kind}: ${by}${trouble === undefined ? '' : `; ${trouble}`}`
  })
}

/** A line for each event after which the verdict of its subject is another. */
function history(diagnosis: Diagnosis): string[] {
  const last = new Map<string, string>()
  return diagnosis.events.flatMap(({ seq, summary, subject }) => {
    const own = diagnosis.subjects.find(({ id, columns }) => id === subject && columns.length > 1)
    if (!own) return []
    const { sentence } = own.at(seq).verdict
    const before = last.get(own.id)
    last.set(own.id, sentence)
    return sentence === before ? [] : [`${summary} → ${sentence}`]
  })
}
