import { memo } from 'react'
import type { TimelineEvent } from '../../../core/diagnosis'
import { clock, relative } from '../../components/time'
import { writerLine } from './writer-line'

interface EventRowProps {
  event: TimelineEvent
  /** What the tab is called; '' where there is but one. */
  tab: string
  /** It is the inspected tab. */
  own: boolean
  id: string
  /** Moment of the first event. */
  start: number
  top: number
  position: number
  total: number
  selected: boolean
  ofSubject: boolean
  diverged: boolean
  /** The moment that is shown is that after this event. */
  isPlayhead: boolean
  /** It had not happened by then. */
  isLater: boolean
  onSelect: (event: TimelineEvent, mark: boolean) => void
}

/** One fact: when, which layer, what, by whom. */
export const EventRow = memo(function EventRow(props: EventRowProps) {
  const { event, tab, own, id, start, top, position, total, selected, ofSubject, diverged } = props
  const { isPlayhead, isLater, onSelect } = props
  const classes = [
    'event',
    diverged && 'diverged',
    isPlayhead && 'at-playhead',
    isLater && 'later',
    event.failed && 'failed',
    tab !== '' && 'with-tab',
    ofSubject && 'of-subject',
    event.type === 'document-started' && 'page-start',
  ]
  return (
    // The listbox takes the keys (aria-activedescendant).
    <div
      id={id}
      role="option"
      tabIndex={-1}
      aria-selected={selected}
      aria-posinset={position}
      aria-setsize={total}
      className={classes.filter(Boolean).join(' ')}
      style={{ transform: `translateY(${top}px)` }}
      onMouseDown={({ shiftKey }) => onSelect(event, shiftKey)}
    >
      <span className="numbers mono">
        {clock(event.at)}
        {isPlayhead && <span className="hidden-visually"> (the moment shown)</span>}
      </span>
      <span className="numbers dim event-relative">{relative(event.at - start)}</span>
      <span className={`dot ${event.layer}`} role="img" aria-label={event.layer} title={event.layer} />
      {tab !== '' && (
        <span className="dim event-tab">
          {tab}
          {own && <span className="event-own"> (this tab)</span>}
        </span>
      )}
      <span className="ellipsis event-summary" title={event.summary}>
        {event.failed && <span className="tone-bad">✖ </span>}
        {event.summary}
      </span>
      <span className="ellipsis dim event-writer">{writerLine(event)}</span>
    </div>
  )
})
