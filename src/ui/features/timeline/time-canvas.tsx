import { useCallback, useEffect, useEffectEvent, useMemo, useRef } from 'react'
import type { TimelineEvent } from '../../../core/diagnosis'
import type { Partings } from '../../../core/subject/partings'
import type { TimeRange } from '../../store/playhead-slice'
import { playheadEvent } from '../../store/selectors'
import { usePanel } from '../../store/store'
import { clock } from '../../components/time'
import type { Lane } from './lanes'
import { itemsAt } from './marks'
import { AXIS, paint } from './paint'
import { PlayheadSlider } from './playhead-slider'
import { panned, revealed, within, xOf, zoomed } from './scale'
import { useGestures } from './use-gestures'
import { usePainting, useWidth } from './use-canvas'
import { useScrub } from './use-scrub'
import { itemWords, pictureWords } from './words'
import './time-canvas.css'

interface TimeCanvasProps {
  name: string
  lanes: readonly Lane[]
  /** What the playhead goes through: all of the recording. */
  events: readonly TimelineEvent[]
  partings: Partings
  /** All that there is to show. */
  bounds: TimeRange
  laneHeight: number
  /** px for the names of the lanes. */
  gutter: number
  /** Named by a click. */
  onPick: (event: TimelineEvent) => void
}

/** Recorded time on lanes, zoomable, with the playhead. The events beside it say all that it shows. */
export function TimeCanvas(props: TimeCanvasProps) {
  const { name, lanes, events, partings, bounds, laneHeight, gutter, onPick } = props
  const frame = useRef<HTMLDivElement>(null)
  const canvas = useRef<HTMLCanvasElement>(null)
  const slider = useRef<HTMLDivElement>(null)
  const wanted = usePanel((state) => state.timeRange)
  const setRange = usePanel((state) => state.setTimeRange)
  const event = usePanel(playheadEvent)
  const markedId = usePanel((state) => state.markedMoment)
  const scrubbed = useScrub(events)
  const full = useWidth(frame)
  const width = Math.max(0, full - gutter)
  const height = lanes.length * laneHeight + AXIS
  const range = wanted ? within(wanted, bounds) : bounds
  const scale = useMemo(() => ({ from: range.from, to: range.to, width }), [range.from, range.to, width])
  const playhead = scrubbed.at ?? event?.at ?? bounds.to
  const marked = useMemo(() => events.find(({ id }) => id === markedId)?.at, [events, markedId])

  const painting = useCallback<Parameters<typeof usePainting>[2]>(
    (context, colours) =>
      paint(
        context,
        { lanes, scale, stretches: partings.stretches, playhead, marked, end: bounds.to, laneHeight, gutter },
        colours,
      ),
    [lanes, scale, partings, playhead, marked, bounds.to, laneHeight, gutter],
  )
  usePainting(canvas, { width: full, height }, painting)

  const reveal = useEffectEvent(() => {
    if (wanted && event) setRange(revealed(range, event.at, bounds))
  })
  const shownId = event?.id
  useEffect(() => {
    if (shownId !== undefined) reveal()
  }, [shownId])

  const under = (x: number, y: number): TimelineEvent[] => {
    const lane = lanes[Math.floor(y / laneHeight)]
    return lane && x >= 0 ? itemsAt(lane, scale, x).flatMap((item) => item.events) : []
  }
  const gestures = useGestures({
    element: frame,
    scale,
    bounds,
    gutter,
    axis: lanes.length * laneHeight,
    playhead: xOf(scale, playhead),
    onRange: setRange,
    onScrub: scrubbed.scrub,
    onRelease: scrubbed.release,
    onClick: (x, y) => {
      const [first] = under(x, y)
      if (first) onPick(first)
    },
  })
  const hint = (pointer: React.PointerEvent): void => {
    const box = frame.current?.getBoundingClientRect()
    if (!canvas.current || !box) return
    const [x, y] = [pointer.clientX - box.left - gutter, pointer.clientY - box.top]
    const lane = lanes[Math.floor(y / laneHeight)]
    const items = lane && x >= 0 ? itemsAt(lane, scale, x) : []
    const isGrip = y >= lanes.length * laneHeight || Math.abs(x - xOf(scale, playhead)) <= 5
    canvas.current.title = items.length > 0 ? itemWords(items) : ''
    canvas.current.style.cursor = items.length > 0 ? 'pointer' : isGrip ? 'ew-resize' : wanted ? 'grab' : ''
  }
  const onKeyDown = (key: React.KeyboardEvent): void => {
    const middle = event && event.at >= range.from && event.at <= range.to ? event.at : (range.from + range.to) / 2
    const page = (range.to - range.from) / 4
    const moves: Record<string, () => TimeRange | undefined> = {
      '+': () => zoomed(range, middle, 1 / 2, bounds),
      '=': () => zoomed(range, middle, 1 / 2, bounds),
      '-': () => zoomed(range, middle, 2, bounds),
      '0': () => undefined,
      'Shift+ArrowLeft': () => panned(range, -page, bounds),
      'Shift+ArrowRight': () => panned(range, page, bounds),
    }
    const move = moves[key.shiftKey && key.key.startsWith('Arrow') ? `Shift+${key.key}` : key.key]
    if (!move || key.ctrlKey || key.metaKey || key.altKey) return
    key.preventDefault()
    key.stopPropagation()
    setRange(move())
  }
  return (
    <div ref={frame} className="time-canvas" role="group" aria-label={`Time of ${name}`} onKeyDownCapture={onKeyDown}>
      <canvas
        ref={canvas}
        role="img"
        aria-label={`${name}, ${clock(range.from)} to ${clock(range.to)}: ${pictureWords(lanes, partings.stretches, partings.sampled)}`}
        style={{ height }}
        {...gestures}
        onMouseDown={(press) => {
          // The keys are the playhead's, which a press on a canvas would take them from.
          press.preventDefault()
          slider.current?.focus({ preventScroll: true })
        }}
        onPointerMove={(pointer) => {
          hint(pointer)
          gestures.onPointerMove(pointer)
        }}
      />
      <PlayheadSlider
        ref={slider}
        x={gutter + Math.min(width, Math.max(0, xOf(scale, playhead)))}
        events={events}
        event={event}
      />
    </div>
  )
}
