import { useVirtualizer, type Virtualizer } from '@tanstack/react-virtual'
import { useEffect, useEffectEvent, type RefObject } from 'react'

interface VirtualRowsOptions {
  scroller: RefObject<HTMLDivElement | null>
  count: number
  /** Height of every row, px. */
  height: number
  /** Height of what sticks to the top, px. */
  head?: number
  /** Index of the selected row, -1 for none. */
  selected: number
  /** What is selected, whatever its index: only when it changes does the list scroll to it. */
  selection: string | undefined
}

/** The rows on screen of a long list. Scrolls to a new selection, never because live data moved the old one. */
export function useVirtualRows(options: VirtualRowsOptions): Virtualizer<HTMLDivElement, Element> {
  const { scroller, count, height, head = 0, selected, selection } = options
  // oxlint-disable-next-line react/incompatible-library -- the React compiler, which this would stop, is not in use
  const rows = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => height,
    overscan: 16,
    scrollPaddingStart: head,
  })
  const follow = useEffectEvent(() => {
    if (selected >= 0) rows.scrollToIndex(selected, { align: 'auto' })
  })
  useEffect(() => {
    if (selection !== undefined) follow()
  }, [selection])
  return rows
}
