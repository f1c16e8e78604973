import type { Layer, TimelineEvent } from '../../core/diagnosis'
import type { Stretch } from '../../core/subject/partings'

export interface EventFilter {
  text: string
  hiddenLayers: readonly Layer[]
  /** Only events of this subject. */
  subject?: string | undefined
  /** Only events of this tab. */
  tab?: string | undefined
}

/** The events that pass the filter, in their order. The text is looked for in the summary, the paths and the writer. */
export function filterEvents(events: readonly TimelineEvent[], filter: EventFilter): readonly TimelineEvent[] {
  const wanted = filter.text.trim().toLowerCase()
  const whole = filter.subject === undefined && filter.tab === undefined
  if (wanted === '' && filter.hiddenLayers.length === 0 && whole) return events
  return events.filter(
    (event) =>
      !filter.hiddenLayers.includes(event.layer) &&
      (filter.subject === undefined || event.subject === filter.subject) &&
      (filter.tab === undefined || event.tab === filter.tab) &&
      (wanted === '' || searched(event).includes(wanted)),
  )
}

const searched = (event: TimelineEvent): string =>
  [event.summary, event.type, event.writer?.name ?? '', ...event.paths].join('\n').toLowerCase()

/** Whether an event lies in a stretch in which a subject was diverged. */
export const isApart = ({ at }: Pick<TimelineEvent, 'at'>, stretches: readonly Stretch[]): boolean =>
  stretches.some(({ from, to }) => at >= from && (to === undefined || at < to))
