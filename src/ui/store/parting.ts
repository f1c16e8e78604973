import type { DiagnosedSubject, Diagnosis, TimelineEvent } from '../../core/diagnosis'

/** The event at which a subject's sources parted: the first of the subject at or after that moment. */
export function partingEvent(diagnosis: Diagnosis, subject: DiagnosedSubject): TimelineEvent | undefined {
  const since = subject.divergedSince
  if (since === undefined) return undefined
  return diagnosis.events.find((event) => event.subject === subject.id && event.at >= since)
}
