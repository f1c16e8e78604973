import { useMemo } from 'react'
import { useRefetch } from '../../refetch/use-refetch'
import { shownSubject } from '../../store/selectors'
import { usePanel } from '../../store/store'
import type { Entry } from './entries'

/** For the shown subject: to ask the server again for each of its resources. */
export function useRefetchCommands(): Omit<Entry, 'id'>[] {
  const refetch = useRefetch()
  const subject = usePanel(shownSubject)
  return useMemo(() => {
    if (!refetch || !subject) return []
    return subject.columns.flatMap(({ source, asked }) =>
      asked ? [{ label: `Fetch again ${source.label}`, detail: asked.url, run: () => refetch(asked) }] : [],
    )
  }, [refetch, subject])
}
