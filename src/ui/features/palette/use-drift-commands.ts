import { useMemo } from 'react'
import { formatPath } from '../../../core/value/path'
import { SOURCE_LOOKS } from '../../components/sources'
import { useDrift } from '../../drift/use-drift'
import { nodeAt } from '../../store/node-at'
import { shownSubject } from '../../store/selectors'
import { usePanel } from '../../store/store'
import type { Entry } from './entries'

/** For the selected path: what each source has there into the console. */
export function useDriftCommands(): Omit<Entry, 'id'>[] {
  const put = useDrift()
  const subject = usePanel(shownSubject)
  const path = usePanel((state) => state.paths[subject?.id ?? ''])
  return useMemo(() => {
    if (!put || !subject) return []
    const node = path ? nodeAt(subject.tree, path) : subject.tree
    return subject.columns.flatMap(({ source }, index) => {
      const cell = node?.cells[index]
      if (cell?.kind !== 'value') return []
      const of = [SOURCE_LOOKS[source.kind].name, formatPath(path ?? [])].filter(Boolean).join(' ')
      return [{ label: `Put ${of} into console as $drift`, run: () => put(cell.value, of) }]
    })
  }, [put, subject, path])
}
