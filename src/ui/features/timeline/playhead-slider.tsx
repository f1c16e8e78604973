import type { TimelineEvent } from '../../../core/diagnosis'
import { countBefore } from '../../../core/timeline/order'
import { stepPlayhead, steppedEvents } from '../../store/stepping'
import { usePanelStore } from '../../store/store'
import { togglePlay } from './use-playback'
import { eventWords } from './words'

interface PlayheadSliderProps {
  ref: React.RefObject<HTMLDivElement | null>
  /** Where it is drawn, px. */
  x: number
  events: readonly TimelineEvent[]
  /** undefined: now. */
  event: TimelineEvent | undefined
}

/** Steps of PageUp and PageDown. */
const PAGE = 10

/** The playhead for the keyboard and for screen readers; the pointer takes hold of the canvas. */
export function PlayheadSlider({ ref, x, events, event }: PlayheadSliderProps) {
  const store = usePanelStore()
  const onKeyDown = (key: React.KeyboardEvent): void => {
    const state = store.getState()
    const step = (by: 1 | -1, times?: number) => (): void => stepPlayhead(state, by, 'event', times)
    const moves: Record<string, () => void> = {
      ArrowLeft: step(-1),
      ArrowDown: step(-1),
      ArrowRight: step(1),
      ArrowUp: step(1),
      PageDown: step(-1, PAGE),
      PageUp: step(1, PAGE),
      Home: () => state.movePlayhead(steppedEvents(state)[0]?.id),
      End: () => state.movePlayhead(undefined),
      ' ': () => togglePlay(store),
    }
    const move = moves[key.key]
    if (!move || key.ctrlKey || key.metaKey || key.altKey) return
    key.preventDefault()
    move()
  }
  return (
    <div
      ref={ref}
      role="slider"
      tabIndex={0}
      className="playhead"
      aria-label="Playhead"
      aria-valuemin={0}
      aria-valuemax={events.length}
      aria-valuenow={event ? countBefore(events, event.seq, ({ seq }) => seq) : events.length}
      aria-valuetext={event ? eventWords(event) : 'now'}
      aria-keyshortcuts="[ ] { }"
      style={{ left: x }}
      onKeyDown={onKeyDown}
    />
  )
}
