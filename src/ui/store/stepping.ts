import type { DiagnosedSubject, TimelineEvent } from '../../core/diagnosis'
import { filterEvents } from './event-filter'
import { playheadEvent, wholeDiagnosis, wholeSubject } from './selectors'
import type { PanelState } from './store'

/** `event`: through what the timeline lists; `change`: through what can have changed the shown subject. */
export type Pace = 'event' | 'change'

/** Types of events after which a subject may stand otherwise. */
const CHANGES = new Set(
  'store-created store-changed store-gone storage-found storage-read storage-written storage-removed storage-failed request-finished request-failed response-read message-received payload-found rendered'.split(
    ' ',
  ),
)

/** The events of a subject, and what other tabs did to the copies it is compared with. */
export function eventsOf(events: readonly TimelineEvent[], subject: DiagnosedSubject): TimelineEvent[] {
  const sources = new Set(subject.sources)
  return events.filter((event) => isOf(event, subject, sources) || isOfAnotherTab(event, subject, sources))
}

/** Whether it is an event of a subject, or of a source that was picked. */
export function isOf(
  event: TimelineEvent,
  subject: DiagnosedSubject,
  sources: ReadonlySet<string> = new Set(subject.sources),
): boolean {
  return event.subject === subject.id || (subject.group === 'picked' && sources.has(event.source))
}

/** Whether it is what another tab did to one of the copies. */
export function isOfAnotherTab(
  event: TimelineEvent,
  subject: DiagnosedSubject,
  sources: ReadonlySet<string> = new Set(subject.sources),
): boolean {
  return event.subject !== subject.id && subject.tab !== '' && event.tab !== subject.tab && sources.has(event.source)
}

/** The events that a step goes through: in the timeline those that are listed, beside a comparison those of its subject. */
export function steppedEvents(state: PanelState, pace: Pace = 'event'): readonly TimelineEvent[] {
  const events = wholeDiagnosis(state)?.events ?? []
  const subject = wholeSubject(state)
  if (pace === 'change') return subject ? eventsOf(events, subject).filter(({ type }) => CHANGES.has(type)) : []
  if (state.tab !== 'timeline') return subject ? eventsOf(events, subject) : events
  const { timelineText: text, hiddenLayers, onlySubject, onlyTab } = state
  return filterEvents(events, {
    text,
    hiddenLayers,
    subject: onlySubject ? subject?.id : undefined,
    tab: events.some(({ tab }) => tab === onlyTab) ? onlyTab : undefined,
  })
}

/** Where a step leads; `undefined`: to now, past the last event. */
function stepFrom(
  events: readonly TimelineEvent[],
  from: TimelineEvent | undefined,
  last: TimelineEvent | undefined,
  by: 1 | -1,
): TimelineEvent | undefined {
  if (by === 1) return from && events.find(({ seq }) => seq > from.seq)
  const seq = from?.seq ?? last?.seq ?? 0
  // The first event is as far back as it goes.
  return events.findLast((event) => event.seq < seq) ?? (from && events[0]) ?? events.at(-1)
}

/** Moves the playhead on or back by so many steps, as far as there are. */
export function stepPlayhead(state: PanelState, by: 1 | -1, pace: Pace = 'event', times = 1): void {
  const events = steppedEvents(state, pace)
  const last = wholeDiagnosis(state)?.events.at(-1)
  let to = playheadEvent(state)
  for (let left = times; left > 0; left--) to = stepFrom(events, to, last, by)
  state.movePlayhead(to?.id)
}
