import { useEffect, useEffectEvent, useRef, type PointerEvent, type RefObject } from 'react'
import type { TimeRange } from '../../store/playhead-slice'
import { panned, type Scale, timeAt, zoomed } from './scale'

/** How much a step of the wheel zooms: a mouse turns in steps of about 100 px, two fingers in far smaller ones. */
const PER_PIXEL = 1.003
/** px that a hand may move in a click. */
const STILL = 4
/** px beside the playhead at which it is taken hold of. */
const GRIP = 5

interface Gestures {
  element: RefObject<HTMLElement | null>
  scale: Scale
  bounds: TimeRange
  gutter: number
  /** px from the top at which the clock begins: there a press moves the playhead. */
  axis: number
  /** Where the playhead is drawn, px. */
  playhead: number
  onRange: (range: TimeRange | undefined) => void
  onScrub: (at: number) => void
  onRelease: () => void
  onClick: (x: number, y: number) => void
}

interface Held {
  kind: 'scrub' | 'pan'
  x: number
  range: TimeRange
  moved: boolean
}

/** The wheel and two fingers zoom at the pointer, dragging pans or moves the playhead, a double click shows all. */
export function useGestures(gestures: Gestures): {
  onPointerDown: (event: PointerEvent<HTMLElement>) => void
  onPointerMove: (event: PointerEvent<HTMLElement>) => void
  onPointerUp: (event: PointerEvent<HTMLElement>) => void
  onPointerCancel: () => void
  onDoubleClick: () => void
} {
  const { element, scale, bounds, gutter, axis, playhead, onRange, onScrub, onRelease, onClick } = gestures
  const held = useRef<Held | undefined>(undefined)
  const xIn = ({ clientX }: { clientX: number }): number =>
    clientX - (element.current?.getBoundingClientRect().left ?? 0) - gutter
  const yIn = ({ clientY }: { clientY: number }): number =>
    clientY - (element.current?.getBoundingClientRect().top ?? 0)
  const onWheel = useEffectEvent((event: WheelEvent) => {
    event.preventDefault()
    const sideways = event.shiftKey ? event.deltaY || event.deltaX : event.deltaX
    if (event.shiftKey || Math.abs(event.deltaX) > Math.abs(event.deltaY)) {
      onRange(panned(scale, timeAt(scale, sideways) - scale.from, bounds))
      return
    }
    // A pinch comes as a turn of the wheel with Ctrl, in small steps.
    const factor = PER_PIXEL ** (event.deltaY * (event.ctrlKey ? 4 : 1) * (event.deltaMode === 1 ? 16 : 1))
    onRange(zoomed(scale, timeAt(scale, xIn(event)), factor, bounds))
  })
  useEffect(() => {
    const listening = element.current
    const turned = (event: WheelEvent): void => onWheel(event)
    // React's own listeners may not keep the page from scrolling.
    listening?.addEventListener('wheel', turned, { passive: false })
    return () => listening?.removeEventListener('wheel', turned)
  }, [element])
  return {
    onPointerDown: (event) => {
      if (event.button !== 0) return
      event.currentTarget.setPointerCapture(event.pointerId)
      const x = xIn(event)
      const kind = yIn(event) >= axis || Math.abs(x - playhead) <= GRIP ? 'scrub' : 'pan'
      held.current = { kind, x, range: scale, moved: false }
      if (yIn(event) >= axis) onScrub(timeAt(scale, x))
    },
    onPointerMove: (event) => {
      const { current } = held
      if (!current) return
      const x = xIn(event)
      current.moved ||= Math.abs(x - current.x) > STILL
      if (!current.moved) return
      if (current.kind === 'scrub') onScrub(timeAt(scale, x))
      else
        onRange(
          panned(current.range, timeAt({ ...scale, ...current.range }, current.x - x) - current.range.from, bounds),
        )
    },
    onPointerUp: (event) => {
      const { current } = held
      held.current = undefined
      onRelease()
      if (current && !current.moved && yIn(event) < axis) onClick(xIn(event), yIn(event))
    },
    onPointerCancel: () => {
      held.current = undefined
      onRelease()
    },
    onDoubleClick: () => onRange(undefined),
  }
}
