import {
  type RefObject,
  useEffect,
  useEffectEvent,
  useLayoutEffect,
  useRef,
  useState,
  useSyncExternalStore,
} from 'react'
import { type RowLayout, RowWindow } from './row-window'

interface RowWindowOptions extends RowLayout {
  scroller: RefObject<HTMLElement | null>
  /** What is selected, whatever its index: only when it changes does the list scroll to it. */
  selection: string | undefined
  /** A person has selected it. Until then it may become another with any change of the page, and moves no one's view. */
  chosen: boolean
}

export interface DrawnRow {
  index: number
  key: number
  /** px from the top of the element that stands for the rows. */
  top: number
}

/** Key of the selected row where it is off the screen. */
const OFF_SCREEN = -1

/** A window on the rows of a long list. Scrolls to a new selection, never because live data moved the old one. */
export function useRowWindow(options: RowWindowOptions): RowWindow {
  const { scroller, selection, chosen, ...layout } = options
  const { count, height, head, selected, rows } = layout
  const [window] = useState(() => new RowWindow())
  window.setLayout(layout)
  useLayoutEffect(() => (scroller.current ? window.attach(scroller.current) : undefined), [scroller, window])
  const laidOut = useEffectEvent(() => window.laidOut())
  // oxlint-disable-next-line react/exhaustive-effect-dependencies -- whenever the rows are others
  useLayoutEffect(() => laidOut(), [count, height, head, rows])
  const opened = useRef(false)
  const follow = useEffectEvent(() => {
    const moves = chosen || !opened.current || !window.isLookedAt()
    opened.current = true
    if (moves && selection !== undefined && selected >= 0) window.show(selected)
  })
  // oxlint-disable-next-line react/exhaustive-effect-dependencies -- whenever another is selected
  useEffect(() => follow(), [selection, chosen])
  return window
}

/** The rows on screen, and the selected one wherever it is, for who has the screen read. Renders again when they change. */
export function useDrawnRows(window: RowWindow): DrawnRow[] {
  const { first, end, offset, keys } = useSyncExternalStore(window.subscribe, window.snapshot)
  const { count, height, selected } = window.layout
  const rows = keys.map((key, at): DrawnRow => ({ index: first + at, key, top: (first + at) * height + offset }))
  if (selected < 0 || selected >= count) return rows
  if (selected < first)
    rows.unshift({ index: selected, key: OFF_SCREEN, top: Math.max(0, (first - 1) * height + offset) })
  if (selected >= end) rows.push({ index: selected, key: OFF_SCREEN, top: (end - 1) * height + offset })
  return rows
}
