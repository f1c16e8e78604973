import { type RefObject, useEffect, useEffectEvent, useLayoutEffect, useState, useSyncExternalStore } from 'react'
import { type RowLayout, RowWindow } from './row-window'

interface RowWindowOptions extends RowLayout {
  scroller: RefObject<HTMLElement | null>
  /** What is selected, whatever its index: only when it changes does the list scroll to it. */
  selection: string | undefined
}

export interface DrawnRow {
  index: number
  key: number
  /** px from the top of the element that stands for the rows. */
  top: number
}

/** Key of the selected row where it is off the screen. */
const OFF_SCREEN = -1

/** The rows on screen of a long list, and the selected one, wherever it is, for who has the screen read. Scrolls to a new selection, never because live data moved the old one. */
export function useRowWindow(options: RowWindowOptions): { window: RowWindow; rows: DrawnRow[] } {
  const { scroller, selection, ...layout } = options
  const { count, height, head, selected, rows: of } = layout
  const [window] = useState(() => new RowWindow())
  window.setLayout(layout)
  const { first, end, offset, keys } = useSyncExternalStore(window.subscribe, window.snapshot)
  useLayoutEffect(() => (scroller.current ? window.attach(scroller.current) : undefined), [scroller, window])
  const laidOut = useEffectEvent(() => window.laidOut())
  // oxlint-disable-next-line react/exhaustive-effect-dependencies -- whenever the rows are others
  useLayoutEffect(() => laidOut(), [count, height, head, of])
  const follow = useEffectEvent(() => selected >= 0 && window.show(selected))
  useEffect(() => {
    if (selection !== undefined) follow()
  }, [selection])
  const rows = keys.map((key, at): DrawnRow => ({ index: first + at, key, top: (first + at) * height + offset }))
  const isOff = selected >= 0 && selected < count && (selected < first || selected >= end)
  if (isOff && selected < first)
    rows.unshift({ index: selected, key: OFF_SCREEN, top: Math.max(0, (first - 1) * height + offset) })
  if (isOff && selected >= end) rows.push({ index: selected, key: OFF_SCREEN, top: (end - 1) * height + offset })
  return { window, rows }
}
