import { useMemo } from 'react'
import type { DiagnosedSubject, ToldHistory } from '../../../core/diagnosis'
import type { Path } from '../../../core/value/path'
import { wholeDiagnosis } from '../../store/selectors'
import { usePanel } from '../../store/store'

/** What happened to a path over the whole recording, also after the moment on screen; undefined while nobody wants to know. */
export function usePathHistory(subject: DiagnosedSubject, path: Path, wanted: boolean): ToldHistory | undefined {
  const whole = usePanel((state) => wholeDiagnosis(state)?.subjects.find(({ id }) => id === subject.id)) ?? subject
  return useMemo(() => (wanted ? whole.history(path) : undefined), [whole, path, wanted])
}
