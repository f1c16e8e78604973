import { usePanel } from '../../../store/store'
import type { RowActions } from './row-actions'

/** All that happened to the row's path. */
export const useHistoryActions: RowActions = (subject, node) => {
  const selectPath = usePanel((state) => state.selectPath)
  const openDetailsTab = usePanel((state) => state.openDetailsTab)
  const run = (): void => {
    selectPath(subject.id, node.path)
    openDetailsTab('history')
  }
  return [{ name: 'path', items: [{ label: 'Show history', run }] }]
}
