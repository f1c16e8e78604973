import type { TimelineEvent } from '../../../core/diagnosis'
import type { Matcher } from '../../../core/find/query'
import type { Path } from '../../../core/value/path'
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

/** The shown events that match in what is said of them. */
export function eventMatches(
  shown: readonly TimelineEvent[],
  { test }: Matcher,
  selected: string | undefined,
): EventMatches {
  const events = shown.filter(({ summary, type, writer, paths }) =>
    [summary, type, writer?.name ?? '', ...paths].some(test),
  )
  return { events, complete: true, count: events.length, at: events.findIndex((event) => event.id === selected) }
}

/** The index of the next (`by` 1) or previous (-1) match, round the end; -1 when there is none. */
export function nextMatch({ count, at }: Matches, by: 1 | -1): number {
  if (count === 0) return -1
  if (at < 0) return by === 1 ? 0 : count - 1
  return (at + by + count) % count
}
