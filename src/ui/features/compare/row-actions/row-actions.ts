import type { AlignedNode } from '../../../../core/diff/aligned'
import type { DiagnosedSubject } from '../../../../core/diagnosis'
import type { MenuGroup } from '../../../components/menu'

/**
 * A hook that says what can be done with a row, called while its menu is open. `column`: the column that was clicked;
 * undefined: every source. Groups of the same name become one.
 */
export type RowActions = (
  subject: DiagnosedSubject,
  node: AlignedNode,
  column: number | undefined,
) => readonly MenuGroup[]

/** Groups in the order in which their names first come, those of the same name as one, without those that are empty. */
export function mergeGroups(groups: readonly MenuGroup[]): MenuGroup[] {
  const merged = new Map<string, MenuGroup>()
  for (const group of groups) {
    if (group.items.length === 0) continue
    const known = merged.get(group.name)
    merged.set(group.name, known ? { ...known, items: [...known.items, ...group.items] } : group)
  }
  return [...merged.values()]
}
