import type { Diagnosis } from './diagnosis'
import { worse } from './subject/judge'

/**
 * A diagnosis as it was once the event of this `seq` was on record: every subject at that moment, and the findings that could
 * have been known. The events stay, what comes after included: a timeline shows both sides of a playhead.
 */
export function momentOf(diagnosis: Diagnosis, seq: number): Diagnosis {
  const event = diagnosis.events.findLast((each) => each.seq <= seq)
  const subjects = diagnosis.subjects.map((subject) => subject.at(seq))
  return {
    ...diagnosis,
    at: event?.at ?? diagnosis.events[0]?.at ?? diagnosis.at,
    subjects,
    findings: subjects.flatMap(({ findings }) => findings).toSorted(worse),
  }
}
