import { allForms, diffForms, pathForm, valueForms } from '../copy-forms'
import { useCopy } from '../use-copy'
import type { RowActions } from './row-actions'
import { sourceGroups } from './source-groups'

/** Copies the path, the value of each source in every form, those of all together, and how they differ. */
export const useCopyActions: RowActions = (subject, node, column) => {
  const copy = useCopy()
  return [
    { name: 'path', items: [copy(pathForm(node.path))] },
    ...(column === undefined ? [{ name: 'all sources', items: allForms(subject.columns, node).map(copy) }] : []),
    ...sourceGroups(subject, node, column, (value) => valueForms({ kind: 'value', value }).map(copy)),
    { name: 'diff', items: diffForms(subject.columns, node, column).map(copy) },
  ]
}
