import { formatPath } from '../../../../core/value/path'
import { columnLook } from '../../../components/sources'
import { useDriftItem } from '../use-drift-item'
import type { RowActions } from './row-actions'
import { sourceGroups } from './source-groups'

/** Puts the value of a source into the console of the inspected page. */
export const useConsoleActions: RowActions = (subject, node, column) => {
  const drift = useDriftItem()
  return sourceGroups(subject, node, column, (value, each) =>
    drift(value, `${columnLook(each).name} ${formatPath(node.path)}`),
  )
}
