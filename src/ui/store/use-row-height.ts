import type { Settings } from '../settings'
import { usePanel } from './store'

/** px of a row in the lists, by density; `--row` of the style sheets. */
export const ROW_HEIGHTS: Readonly<Record<Settings['density'], number>> = { compact: 20, comfortable: 26 }

export const useRowHeight = (): number => usePanel((state) => ROW_HEIGHTS[state.settings.density])
