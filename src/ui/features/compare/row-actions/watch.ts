import { usePanel } from '../../../store/store'
import { isSameWatch, watchOf } from '../../../store/watch-slice'
import type { RowActions } from './row-actions'

/** Keeps an eye on the row's path, or no longer. */
export const useWatchActions: RowActions = (subject, node) => {
  const watches = usePanel((state) => state.watches)
  const toggle = usePanel((state) => state.toggleWatch)
  const watch = watchOf(subject, node.path)
  if (subject.group === 'picked') return []
  const label = watches.some((each) => isSameWatch(each, watch)) ? 'Stop watching' : 'Watch'
  return [{ name: 'path', items: [{ label, run: () => toggle(watch) }] }]
}
