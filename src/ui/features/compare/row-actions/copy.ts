import { pathForm, valueForms } from '../copy-forms'
import { useCopy } from '../use-copy'
import type { RowActions } from './row-actions'
import { sourceGroups } from './source-groups'

/** Copies the path, and the value of each source in every form. */
export const useCopyActions: RowActions = (subject, node, column) => {
  const copy = useCopy()
  return [
    { name: 'path', items: [copy(pathForm(node.path))] },
    ...sourceGroups(subject, node, column, (value) => valueForms({ kind: 'value', value }).map(copy)),
  ]
}
