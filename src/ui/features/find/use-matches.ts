import { useMemo } from 'react'
import type { TimelineEvent } from '../../../core/diagnosis'
import { type Matcher, plainMatcher } from '../../../core/find/query'
import { filterEvents } from '../../store/event-filter'
import { shownDiagnosis, shownSubject } from '../../store/selectors'
import { usePanel } from '../../store/store'
import { type FoundPaths, findPaths } from '../../store/find-paths'
import { type EventMatches, eventMatches, nextMatch, type PathMatches, pathMatches } from './matches'

const NO_PATHS: FoundPaths = { paths: [], complete: true }
const NOTHING = plainMatcher('')
const NO_EVENTS: readonly TimelineEvent[] = []

export interface Finder {
  paths: PathMatches
  events: EventMatches
  /** What the tab on screen shows of them. */
  view: 'paths' | 'events'
  /** Selects the next or previous match. */
  go: (by: 1 | -1) => void
}

/** What the view on screen has of what is looked for, and the way through it. `matcher`: undefined while elsewhere is searched. */
export function useMatches(matcher: Matcher | undefined): Finder {
  const view = usePanel((state) => (state.tab === 'timeline' ? 'events' : 'paths'))
  const setTab = usePanel((state) => state.setTab)
  const subject = usePanel(shownSubject)
  const selectedPath = usePanel((state) => state.paths[subject?.id ?? ''])
  const selectPath = usePanel((state) => state.selectPath)
  const selectedEvent = usePanel((state) => state.event)
  const selectEvent = usePanel((state) => state.selectEvent)
  const shown = useShownEvents(subject?.id)
  const tree = subject?.tree
  const found = useMemo(() => (tree && matcher ? findPaths(tree, matcher) : NO_PATHS), [tree, matcher])
  const paths = useMemo(() => pathMatches(found, selectedPath), [found, selectedPath])
  const events = useMemo(
    () => eventMatches(matcher ? shown : NO_EVENTS, matcher ?? NOTHING, selectedEvent),
    [shown, matcher, selectedEvent],
  )

  const goToPath = (by: 1 | -1): void => {
    const path = paths.paths[nextMatch(paths, by)]
    if (!path || !subject) return
    setTab('compare')
    selectPath(subject.id, path)
  }
  const goToEvent = (by: 1 | -1): void => {
    const event = events.events[nextMatch(events, by)]
    if (event) selectEvent(event.id)
  }
  return { paths, events, view, go: view === 'paths' ? goToPath : goToEvent }
}

/** The events that pass the filters of the timeline. */
function useShownEvents(subject: string | undefined): readonly TimelineEvent[] {
  const events = usePanel((state) => shownDiagnosis(state)?.events ?? NO_EVENTS)
  const text = usePanel((state) => state.timelineText)
  const hiddenLayers = usePanel((state) => state.hiddenLayers)
  const only = usePanel((state) => state.onlySubject)
  return useMemo(
    () => filterEvents(events, { text, hiddenLayers, subject: only ? subject : undefined }),
    [events, text, hiddenLayers, only, subject],
  )
}
