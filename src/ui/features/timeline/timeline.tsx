import { useCallback, useId, useMemo, useRef } from 'react'
import type { DiagnosedSubject, Diagnosis, TimelineEvent } from '../../../core/diagnosis'
import { useVirtualRows } from '../../components/virtual-rows'
import { usePanel } from '../../store/store'
import { EventDetails } from './event-details'
import { EventRow } from './event-row'
import { filterEvents, inDivergence } from '../../store/event-filter'
import { TimelineFilters } from './timeline-filters'
import './timeline.css'

const ROW = 20

interface TimelineProps {
  diagnosis: Diagnosis
  subject: DiagnosedSubject | undefined
}

/** Every recorded fact in order; the stretch in which the subject has been diverged is shaded. */
export function Timeline({ diagnosis, subject }: TimelineProps) {
  const id = useId()
  const scroller = useRef<HTMLDivElement>(null)
  const text = usePanel((state) => state.timelineText)
  const hiddenLayers = usePanel((state) => state.hiddenLayers)
  const onlySubject = usePanel((state) => state.onlySubject)
  const selectedId = usePanel((state) => state.event)
  const selectEvent = usePanel((state) => state.selectEvent)
  const events = useMemo(
    () => filterEvents(diagnosis.events, { text, hiddenLayers, subject: onlySubject ? subject?.id : undefined }),
    [diagnosis.events, text, hiddenLayers, onlySubject, subject?.id],
  )
  const at = useMemo(() => events.findIndex((event) => event.id === selectedId), [events, selectedId])
  const selected = at >= 0 ? events[at] : diagnosis.events.find((event) => event.id === selectedId)
  const start = diagnosis.events[0]?.at ?? 0
  const virtual = useVirtualRows({ scroller, count: events.length, height: ROW, selected: at, selection: selectedId })

  const select = useCallback((event: TimelineEvent) => selectEvent(event.id), [selectEvent])
  const onKeyDown = (event: React.KeyboardEvent): void => {
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / ROW) - 1)
    const moves: Record<string, number> = {
      ArrowDown: at + 1,
      ArrowUp: at < 0 ? events.length - 1 : at - 1,
      PageDown: at + page,
      PageUp: at - page,
      Home: 0,
      End: events.length - 1,
    }
    const to = moves[event.key]
    if (to === undefined) return
    event.preventDefault()
    const next = events[Math.min(events.length - 1, Math.max(0, to))]
    if (next) select(next)
  }
  return (
    <div className="timeline">
      <TimelineFilters shown={events.length} all={diagnosis.events.length} subject={subject} />
      <div
        ref={scroller}
        role="listbox"
        aria-label="Events"
        tabIndex={0}
        className="events"
        aria-activedescendant={at >= 0 ? `${id}-${at}` : undefined}
        onKeyDown={onKeyDown}
      >
        <div role="presentation" className="events-body" style={{ height: virtual.getTotalSize() }}>
          {virtual.getVirtualItems().map((item) => {
            const event = events[item.index]
            return (
              event && (
                <EventRow
                  key={event.id}
                  id={`${id}-${item.index}`}
                  event={event}
                  start={start}
                  top={item.start}
                  position={item.index + 1}
                  total={events.length}
                  selected={event.id === selectedId}
                  ofSubject={subject !== undefined && event.subject === subject.id}
                  diverged={inDivergence(event, subject?.divergedSince, diagnosis.at)}
                  onSelect={select}
                />
              )
            )
          })}
        </div>
        {events.length === 0 && <p className="events-none dim">No event passes the filter.</p>}
      </div>
      {selected && <EventDetails event={selected} diagnosis={diagnosis} />}
    </div>
  )
}
