import type { AlignedNode } from '../../../../core/diff/aligned'
import type { Column, DiagnosedSubject } from '../../../../core/diagnosis'
import type { MenuGroup, MenuItem } from '../../../components/menu'
import { columnName } from '../copy-forms'

/** A group for each source that has a value at the node, under its name; for one column only that source's. */
export function sourceGroups(
  subject: DiagnosedSubject,
  node: AlignedNode,
  column: number | undefined,
  itemsOf: (value: unknown, column: Column) => MenuItem[],
): MenuGroup[] {
  return subject.columns.flatMap((each, index): MenuGroup[] => {
    const cell = column === undefined || column === index ? node.cells[index] : undefined
    if (cell?.kind !== 'value') return []
    const name = columnName(each)
    const items = itemsOf(cell.value, each)
    return items.length === 0 ? [] : [{ name, titled: true, items }]
  })
}
