import { useEffect, useRef, useState } from 'react'
import './separator.css'

interface SeparatorProps {
  /** What it resizes: the element it stands in. */
  name: string
  /** px. */
  min: number
  max: number
  /** `undefined`: as wide as the layout makes it. */
  onResize: (width: number | undefined) => void
}

/** px per arrow key; with Shift. */
const STEP = 10
const LEAP = 50

/** The right edge of an element, which is dragged or moved by arrow keys; a double click or Enter gives the width back. */
export function Separator({ name, min, max, onResize }: SeparatorProps) {
  const ref = useRef<HTMLDivElement>(null)
  const [width, setWidth] = useState(0)
  const grip = useRef<number>(undefined)
  useEffect(() => {
    const sized = ref.current?.parentElement
    if (!sized) return undefined
    const observer = new ResizeObserver(() => setWidth(sized.offsetWidth))
    observer.observe(sized)
    return () => observer.disconnect()
  }, [])
  const resize = (to: number): void => onResize(Math.round(Math.min(max, Math.max(min, to))))

  const onKeyDown = (event: React.KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const by = event.shiftKey ? LEAP : STEP
    if (event.key === 'ArrowLeft') resize(width - by)
    else if (event.key === 'ArrowRight') resize(width + by)
    else if (event.key === 'Home') resize(min)
    else if (event.key === 'Enter') onResize(undefined)
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <div
      ref={ref}
      role="separator"
      aria-orientation="vertical"
      aria-label={`Width of ${name}`}
      aria-valuenow={width}
      aria-valuemin={min}
      aria-valuemax={max}
      tabIndex={0}
      title="Drag to resize; double-click for the automatic width"
      className="resizer"
      // Or the head would be dragged, of which it is the edge.
      onMouseDown={(event) => event.preventDefault()}
      onKeyDown={onKeyDown}
      onDoubleClick={() => onResize(undefined)}
      onPointerDown={(event) => {
        if (event.button !== 0) return
        event.currentTarget.setPointerCapture(event.pointerId)
        grip.current = width - event.clientX
      }}
      onPointerMove={(event) => grip.current !== undefined && resize(grip.current + event.clientX)}
      onLostPointerCapture={() => {
        grip.current = undefined
      }}
    />
  )
}
