import { useEffect, useRef } from 'react'
import { clock } from '../../components/time'
import { playheadEvent } from '../../store/selectors'
import { usePanel } from '../../store/store'
import { type Moment, MOST_MOMENTS } from './options'

interface MomentListProps {
  moments: readonly Moment[]
  /** The recording is the one on screen, whose playhead it is. */
  isShown: boolean
  isLive: boolean
  /** Event id; undefined: now. */
  moment: string | undefined
  onChoose: (moment: string | undefined) => void
  onAdd: (moment: string | undefined) => void
}

interface Listed {
  event: string | undefined
  when: string
  what: string
}

/** The moments of a source: now, the playhead, and every change of it, the last first. Arrows choose, Enter adds. */
export function MomentList({ moments, isShown, isLive, moment, onChoose, onAdd }: MomentListProps) {
  const ref = useRef<HTMLDivElement>(null)
  const playhead = usePanel(playheadEvent)
  const listed: Listed[] = [
    { event: undefined, when: isLive ? 'now' : 'end', what: isLive ? 'and as it changes' : 'of the recording' },
    ...(isShown && playhead ? [{ event: playhead.id, when: clock(playhead.at), what: 'the playhead' }] : []),
    ...moments.map(({ event, at, what }) => ({ event, when: clock(at), what })),
  ]
  const at = Math.max(
    0,
    listed.findIndex(({ event }) => event === moment),
  )
  useEffect(() => {
    ref.current?.children[at]?.scrollIntoView({ block: 'nearest' })
  }, [at])
  const onKeyDown = (event: React.KeyboardEvent): void => {
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: listed.length - 1 }[event.key]
    if (event.ctrlKey || event.metaKey || event.altKey) return
    if (to !== undefined) onChoose(listed[Math.max(0, Math.min(listed.length - 1, to))]?.event)
    else if (event.key === 'Enter') onAdd(moment)
    else return
    event.preventDefault()
  }
  return (
    <div
      ref={ref}
      role="listbox"
      aria-label="Moments"
      tabIndex={0}
      className="picker-list"
      aria-activedescendant={`picker-moment-${at}`}
      onKeyDown={onKeyDown}
    >
      {listed.map(({ event, when, what }, index) => (
        // The listbox has the keys (aria-activedescendant).
        <div
          key={`${index === 1 && what === 'the playhead' ? 'playhead ' : ''}${event ?? ''}`}
          id={`picker-moment-${index}`}
          role="option"
          tabIndex={-1}
          aria-selected={index === at}
          className="picker-option picker-moment numbers"
          onClick={() => onChoose(event)}
          onDoubleClick={() => onAdd(event)}
          onKeyDown={undefined}
        >
          <span>{when}</span> <span className="ellipsis dim">{what}</span>
        </div>
      ))}
      {moments.length === MOST_MOMENTS && <p className="picker-none dim">The last {MOST_MOMENTS} changes</p>}
    </div>
  )
}
