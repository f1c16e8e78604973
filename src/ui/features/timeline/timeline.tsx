import { useCallback, useEffect, useEffectEvent, useId, useMemo, useRef } from 'react'
import type { DiagnosedSubject, Diagnosis, TimelineEvent } from '../../../core/diagnosis'
import { useVirtualRows } from '../../components/virtual-rows'
import { usePanel } from '../../store/store'
import { useTabLabels } from '../../store/tab-labels'
import { useRowHeight } from '../../store/use-row-height'
import { EventDetails } from './event-details'
import { EventRow } from './event-row'
import { filterEvents, isApart } from '../../store/event-filter'
import { playheadEvent, wholeSubject } from '../../store/selectors'
import { TimeView } from './time-view'
import { TimelineFilters } from './timeline-filters'
import { useStretches } from './use-stretches'
import './timeline.css'

interface TimelineProps {
  diagnosis: Diagnosis
  subject: DiagnosedSubject | undefined
}

/** Recorded time, and every fact in order beside it; the stretches in which the subject was diverged are shaded. */
export function Timeline({ diagnosis, subject }: TimelineProps) {
  const id = useId()
  const tabs = useTabLabels()
  const scroller = useRef<HTMLDivElement>(null)
  const rowHeight = useRowHeight()
  const text = usePanel((state) => state.timelineText)
  const hiddenLayers = usePanel((state) => state.hiddenLayers)
  const onlySubject = usePanel((state) => state.onlySubject)
  const onlyTab = usePanel((state) => state.onlyTab)
  const selectedId = usePanel((state) => state.event)
  const selectEvent = usePanel((state) => state.selectEvent)
  const events = useMemo(
    () =>
      filterEvents(diagnosis.events, {
        text,
        hiddenLayers,
        subject: onlySubject ? subject?.id : undefined,
        // A tab that is gone from the recording hides nothing.
        tab: tabs.of(onlyTab) === '' ? undefined : onlyTab,
      }),
    [diagnosis.events, text, hiddenLayers, onlySubject, onlyTab, subject?.id, tabs],
  )
  const at = useMemo(() => events.findIndex((event) => event.id === selectedId), [events, selectedId])
  const selected = at >= 0 ? events[at] : diagnosis.events.find((event) => event.id === selectedId)
  const start = diagnosis.events[0]?.at ?? 0
  const playhead = usePanel(playheadEvent)
  const partings = useStretches(usePanel(wholeSubject))
  const movePlayhead = usePanel((state) => state.movePlayhead)
  const markMoment = usePanel((state) => state.markMoment)
  const virtual = useVirtualRows({
    scroller,
    count: events.length,
    height: rowHeight,
    selected: at,
    selection: selectedId,
  })

  const select = useCallback(
    (event: TimelineEvent, mark = false) => {
      selectEvent(event.id)
      if (mark) markMoment(event.id)
    },
    [selectEvent, markMoment],
  )
  const shownId = playhead?.id
  const follow = useEffectEvent(() => {
    const index = events.findIndex(({ id: each }) => each === shownId)
    if (index >= 0) virtual.scrollToIndex(index, { align: 'auto' })
  })
  useEffect(() => {
    if (shownId !== undefined) follow()
  }, [shownId])
  const onKeyDown = (event: React.KeyboardEvent): void => {
    const shown = events[at]
    if (event.key === 'Enter' && shown) {
      movePlayhead(shown.id)
      return
    }
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / rowHeight) - 1)
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
      <TimeView events={events} partings={partings} />
      <div className="events-and-details">
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
                    tab={tabs.name(event.tab)}
                    own={tabs.isOwn(event.tab)}
                    start={start}
                    top={item.start}
                    position={item.index + 1}
                    total={events.length}
                    selected={event.id === selectedId}
                    ofSubject={subject !== undefined && event.subject === subject.id}
                    diverged={isApart(event, partings.stretches)}
                    isPlayhead={event.id === playhead?.id}
                    isLater={playhead !== undefined && event.seq > playhead.seq}
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
    </div>
  )
}
