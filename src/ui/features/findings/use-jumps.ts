import type { Diagnosis } from '../../../core/diagnosis'
import type { Finding } from '../../../core/session/session'
import { parsePath } from '../../../core/value/path'
import type { MenuGroup } from '../../components/menu'
import { goToPath } from '../../store/go-to-path'
import { usePanel, usePanelStore } from '../../store/store'

/** Where a finding can be looked at: its paths in the comparison, now and when the last of its evidence had happened. */
export function useJumps(
  finding: Finding,
  { subjects, events }: Diagnosis,
): { compare?: () => void; groups: MenuGroup[] } {
  const store = usePanelStore()
  const goToEvent = usePanel((state) => state.goToEvent)
  const movePlayhead = usePanel((state) => state.movePlayhead)
  const subject = subjects.find(({ id }) => id === finding.subject)
  const evidence = events.filter(({ id }) => finding.evidence.includes(id))
  const [first, last] = [evidence.at(0), evidence.at(-1)]
  const compare = subject && ((): void => goToPath(store.getState(), subject, parsePath(finding.paths[0] ?? '') ?? []))
  const items = [
    ...(first ? [{ label: 'Show where it began in the timeline', run: () => goToEvent(first.id) }] : []),
    ...(compare && last
      ? [
          {
            label: 'Compare as it was when it happened',
            run: () => {
              movePlayhead(last.id)
              compare()
            },
          },
        ]
      : []),
  ]
  return { ...(compare && { compare }), groups: items.length > 0 ? [{ name: 'show', items }] : [] }
}
