import type { DiagnosedSubject, TimelineEvent } from '../../../core/diagnosis'
import { linkEnd } from '../../../core/link/decision'

type Told = Pick<DiagnosedSubject, 'id' | 'group' | 'status' | 'findings' | 'ignoredFindings' | 'members'>

/** Subjects that differ though no finding says why: neither one of their own, heard or muted, nor one of the same store in another tab. */
export function unexplained<S extends Told>({
  subjects,
  events,
}: {
  subjects: readonly S[]
  events: readonly Pick<TimelineEvent, 'id' | 'subject'>[]
}): S[] {
  const findings = subjects.flatMap((subject) => subject.findings)
  return subjects.filter((subject) => {
    if (subject.status !== 'differs' || subject.group === 'picked' || subject.ignoredFindings) return false
    // What a page was rendered with is said of the store whose state it shows.
    if (subject.group === 'rendered') return !findings.some(({ evidence }) => evidence.some(isOf(subject)))
    const own = events.filter((event) => event.subject === subject.id)
    const ids = new Set(own.map(({ id }) => id))
    const ofStore = findings.filter((finding) => linkEnd(finding.subject) === linkEnd(subject.id))
    return !ofStore.some(({ evidence }) => evidence.some((id) => ids.has(id)))
  })
}

function isOf({ members }: Told): (event: string) => boolean {
  const ids = new Set(members.flatMap(({ history }) => history.readings.map(({ entry }) => entry.id)))
  return (event) => ids.has(event)
}
