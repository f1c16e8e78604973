import type { Column, DiagnosedSubject, Diagnosis } from '../diagnosis'
import type { AlignInput, AlignOptions } from '../diff/input'
import { linkEnd } from '../link/decision'
import { below } from '../timeline/below'
import type { Reading } from '../timeline/history'
import type { Member } from '../timeline/member'
import type { Path } from '../value/path'

/** A recording that columns are picked from. */
export interface PickRecording {
  /** `snapshot 1`, a file's name; '' for the live page. */
  name: string
  diagnosis: Diagnosis
}

/** One column of a comparison that a person puts together: a source, as a subject has it, at a moment of a recording. */
export interface Pick {
  /** What the caller knows it by. */
  id: string
  recording: PickRecording
  /** Ids in the recording. */
  subject: string
  source: string
  /** `seq` of the last event that was on record; undefined: now, or the end of the recording. */
  moment: number | undefined
}

/** A pick with what was found at its moment. */
export interface Picked {
  pick: Pick
  subject: DiagnosedSubject
  column: Column
  input: AlignInput
  /** Up to its moment, what it holds is its last reading; mounted where it stands among the picked. */
  member: Member
  /** Where its subject has it. */
  place: Path
  reading: Reading | undefined
  /** The moment, ms since the epoch. */
  at: number
  /** Of the store it belongs to, the same in every tab and recording. */
  store: string
}

/** What a pick stands for; undefined where the recording has nothing of the kind (any more). */
export function resolve(pick: Pick): Picked | undefined {
  const { diagnosis } = pick.recording
  const whole = subjectOf(pick)
  const subject = pick.moment === undefined ? whole : whole?.at(pick.moment)
  const index = subject?.columns.findIndex(({ source }) => source.id === pick.source) ?? -1
  const [column, input, member] = [subject?.columns[index], subject?.inputs[index], subject?.members[index]]
  if (!subject || !column || !input || !member) return undefined
  const { moment } = pick
  const event = moment === undefined ? undefined : diagnosis.events.findLast(({ seq }) => seq <= moment)
  const readings = member.history.readings.filter(({ at }) => at <= column.at)
  return {
    pick,
    subject,
    column,
    input,
    member: { ...member, history: { ...member.history, readings } },
    place: member.mount,
    reading: readings.at(-1),
    at: event?.at ?? diagnosis.at,
    store: linkEnd(subject.id),
  }
}

/** Another tab's memory is taken from that tab's own subject: there it stands whole. */
function subjectOf({ recording: { diagnosis }, subject: id, source }: Pick): DiagnosedSubject | undefined {
  const own = ({ columns }: DiagnosedSubject): boolean =>
    columns.some((column) => column.source.id === source && column.tab === undefined)
  return diagnosis.subjects.find((each) => each.id === id && own(each)) ?? diagnosis.subjects.find(own)
}

const documents = new WeakMap<Diagnosis, ReadonlySet<string>>()

/** Whether two recordings tell of the same documents, so that their moments are moments of one past. */
export function isKin(a: Picked, b: Picked): boolean {
  const [ours, theirs] = [a.pick.recording.diagnosis, b.pick.recording.diagnosis]
  if (ours === theirs) return true
  const known = documentsOf(theirs)
  return [...documentsOf(ours)].some((document) => known.has(document))
}

/** With the first event that is on record of each, which two documents of one id do not have in common. */
function documentsOf(diagnosis: Diagnosis): ReadonlySet<string> {
  const known = documents.get(diagnosis)
  if (known) return known
  const found = new Set(
    diagnosis.events.flatMap(({ type, document, at }) => (type === 'document-started' ? [`${document} ${at}`] : [])),
  )
  documents.set(diagnosis, found)
  return found
}

/** A column of its own subject, taken where the others stand. */
export const isSameSource = (a: Picked, b: Picked): boolean => a.pick.source === b.pick.source && isKin(a, b)

/** Where a pick stands: at its place in the store's shape beside others of the store that stand elsewhere, else at the root. */
export function mountOf(own: Picked, all: readonly Picked[]): Path {
  const isElsewhere = (other: Picked): boolean =>
    other.store === own.store && JSON.stringify(other.place) !== JSON.stringify(own.place)
  return all.some(isElsewhere) ? own.place : []
}

/** Where a path of the comparison is in the subject that a pick is of; undefined where the pick has no such part. */
export function placeInSubject({ member, place }: Picked, path: Path): Path | undefined {
  const rest = below(member.mount, path)
  return rest && [...place, ...rest]
}

/** Whether a person ignores a path in one of the subjects; undefined where nothing is ignored. */
export function ignoring(all: readonly Picked[]): ((path: Path) => boolean) | undefined {
  if (!all.some(({ subject }) => subject.isIgnored)) return undefined
  return (path) =>
    all.some((own) => {
      const place = placeInSubject(own, path)
      return place !== undefined && own.subject.isIgnored?.(place) === true
    })
}

/** How a person says in one of the subjects that elements are the same; undefined where nobody says anything. */
export function identifying(all: readonly Picked[]): AlignOptions['identity'] {
  if (!all.some(({ subject }) => subject.identity)) return undefined
  return (path) => {
    for (const own of all) {
      const place = placeInSubject(own, path)
      const chosen = place && own.subject.identity?.(place)
      if (chosen) return chosen
    }
    return undefined
  }
}
