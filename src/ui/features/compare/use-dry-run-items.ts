import type { Column, DiagnosedSubject } from '../../../core/diagnosis'
import { canTry } from '../../../core/dry-run/saved-states'
import type { MenuGroup } from '../../components/menu'
import { usePanel } from '../../store/store'

/** What the storage of a store offers whose own migration can be tried. */
export function useDryRunItems(): (subject: DiagnosedSubject, column: Column) => MenuGroup[] {
  const open = usePanel((state) => state.openDialog)
  const isSession = usePanel((state) => state.session !== undefined)
  return (subject, { source, mount }) => {
    const isEntry = source.kind !== 'server' && source.kind !== 'rendered' && mount.length === 0
    if (isSession || !isEntry || !canTry(subject)) return []
    return [{ name: 'Migration', items: [{ label: 'Try the migration…', run: () => open('dry-run') }] }]
  }
}
