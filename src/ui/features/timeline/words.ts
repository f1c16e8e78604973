import type { Stretch } from '../../../core/subject/partings'
import type { TimelineEvent } from '../../../core/diagnosis'
import { span } from '../../../core/timeline/clock'
import { clock, count, plural } from '../../components/time'
import type { Item, Lane } from './lanes'

/** Events that a hint lists. */
const LISTED = 8

/** What is under the pointer, for a hint: the steps of a hydration come so close that they are one mark. */
export function itemWords(items: readonly Item[]): string {
  const events = items.flatMap((item) => item.events).toSorted((a, b) => a.seq - b.seq)
  const more = events.length - LISTED
  const lines = events.slice(0, LISTED).map(eventWords)
  return [...lines, ...(more > 0 ? [`and ${count(more)} more`] : [])].join('\n')
}

export const eventWords = ({ at, summary }: Pick<TimelineEvent, 'at' | 'summary'>): string => `${clock(at)} ${summary}`

/** What the canvas shows, for those who do not see it; the list of events says all of it. */
export function pictureWords(lanes: readonly Lane[], stretches: readonly Stretch[], sampled: boolean): string {
  const counts = lanes.flatMap(({ layer, items }) => {
    const events = items.reduce((sum, item) => sum + item.events.length, 0)
    return events > 0 ? [`${layer} ${count(events)}`] : []
  })
  const apart = stretches.map(({ from, to }) =>
    to === undefined ? `since ${clock(from)}` : `from ${clock(from)} for ${span(to - from)}`,
  )
  const shown = apart.length > 3 ? [`${plural(apart.length, 'time')}, last ${apart.at(-1)}`] : apart
  const diverged = shown.length > 0 ? `; diverged ${shown.join(', ')}` : ''
  return `${counts.length > 0 ? counts.join(', ') : 'no events'}${diverged}${diverged !== '' && sampled ? ' (shorter stretches may be missing)' : ''}`
}
