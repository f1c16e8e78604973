import { useMemo } from 'react'
import type { DiagnosedSubject } from '../../../core/diagnosis'
import { NARROW, useMedia } from '../../components/media'
import { usePanel } from '../../store/store'
import { ordered } from './column-order'
import { columnKey, gridTemplate } from './columns'

/** The columns that are shown, with their indices, and the tracks they stand in. */
export function useColumns(subject: DiagnosedSubject) {
  const narrow = useMedia(NARROW)
  const widths = usePanel((state) => state.widths)
  const hidden = usePanel((state) => state.hiddenColumns)
  const order = usePanel((state) => state.columnOrder)
  return useMemo(() => {
    const kinds = subject.columns.map((column) => column.source.kind)
    const keys = subject.columns.map((column) => columnKey(subject, column))
    const all = ordered(keys, order)
    const visible = all.filter((index) => !hidden.includes(keys[index] ?? ''))
    const columns = visible.length > 0 ? visible : all
    const shown = columns.flatMap((index) => subject.columns[index] ?? [])
    const shownKeys = columns.map((index) => keys[index] ?? '')
    const hiddenKeys = keys.filter((key) => !shownKeys.includes(key))
    const template = gridTemplate(shownKeys, widths, narrow)
    const style: React.CSSProperties & Record<`--${string}`, string> = {
      '--template': template.columns,
      '--least': `${template.min}px`,
    }
    return { kinds, columns, shown, shownKeys, hiddenKeys, style }
  }, [subject, widths, hidden, order, narrow])
}
