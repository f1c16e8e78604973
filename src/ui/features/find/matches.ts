import type { TimelineEvent } from '../../../core/diagnosis'
import type { Path } from '../../../core/value/path'
import { filterEvents } from '../../store/event-filter'
import { rowKey } from '../../store/row-key'
import type { FoundPaths } from '../../store/find-paths'

/** What was found in one view, in its order. */
export interface Matches {
  count: number
  complete: boolean
  /** Index of the selected match, -1 when none is selected. */
  at: number
}

export interface PathMatches extends Matches {
  paths: readonly Path[]
}

/** What was found in a comparison, with the place of the selected path among it. */
export function pathMatches({ paths, complete }: FoundPaths, selected: Path | undefined): PathMatches {
  const key = selected && rowKey(selected)
  return { paths, complete, count: paths.length, at: paths.findIndex((path) => rowKey(path) === key) }
}

export interface EventMatches extends Matches {
  events: readonly TimelineEvent[]
}

/** What the shown events have of a text. */
export function eventMatches(
  shown: readonly TimelineEvent[],
  text: string,
  selected: string | undefined,
): EventMatches {
  const events = text === '' ? [] : filterEvents(shown, { text, hiddenLayers: [] })
  return { events, complete: true, count: events.length, at: events.findIndex((event) => event.id === selected) }
}

/** The index of the next (`by` 1) or previous (-1) match, round the end; -1 when there is none. */
export function nextMatch({ count, at }: Matches, by: 1 | -1): number {
  if (count === 0) return -1
  if (at < 0) return by === 1 ? 0 : count - 1
  return (at + by + count) % count
}
