import { codecs } from '../../codecs/registry.generated'
import { rules } from '../../rules/registry.generated'
import { diagnose } from '../diagnose'
import type { DiagnosedSubject, Diagnosis } from '../diagnosis'
import { divergences } from '../diff/align'
import { clock } from '../timeline/clock'
import type { Recording } from '../timeline/recording'
import { formatPath } from '../value/path'
import { preview } from '../value/preview'
import { comparePicks } from './compare-picks'
import type { Pick } from './pick'

export const judge = (record: Recording): Diagnosis => diagnose(record, { codecs, rules })

/** `memory`, `localStorage now`, `GET /api/cart @ addItem`: a source of a subject, at the event whose summary says so. */
export function pick(diagnosis: Diagnosis, text: string, name = ''): Pick {
  const [what = '', when] = text.split(' @ ')
  const columns = diagnosis.subjects.flatMap((subject) => subject.columns.map(({ source }) => ({ subject, source })))
  const found = columns.find(({ source: { kind, label, id } }) => [kind, label, id].includes(what))
  const event = diagnosis.events.find(({ summary }) => when !== undefined && summary.includes(when))
  if (!found || (when !== undefined && !event)) throw new Error(`no ${text}`)
  return {
    id: `${name} ${text}`,
    recording: { name, diagnosis },
    subject: found.subject.id,
    source: found.source.id,
    moment: event?.seq,
  }
}
export const compared = (...picks: Pick[]): DiagnosedSubject => {
  const subject = comparePicks(picks, { clock: clock() })
  if (!subject) throw new Error('nothing was picked')
  return subject
}
/** Path, state, and what each column has. */
export const rows = ({ tree }: DiagnosedSubject): string[] =>
  divergences(tree, true).map(
    ({ path, state, cells }) =>
      `${formatPath(path)}: ${state}: ${cells.map((cell) => (cell.kind === 'value' ? preview(cell.value, 30) : cell.kind)).join(' | ')}`,
  )
export const told = (subject: DiagnosedSubject): string[] => [subject.verdict.sentence, ...rows(subject)]
