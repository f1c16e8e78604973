import { useMemo } from 'react'
import type { Column, DiagnosedSubject } from '../../../core/diagnosis'
import { NARROW, useMedia } from '../../components/media'
import { type ShownKind, shownKind } from '../../components/sources'
import { usePanel } from '../../store/store'
import { ordered } from './column-order'
import { columnKey, gridTemplate } from './columns'

const NONE: readonly ShownKind[] = []

/** The columns that are shown, with their indices, and the tracks they stand in. */
export function useColumns(subject: DiagnosedSubject) {
  const narrow = useMedia(NARROW)
  const widths = usePanel((state) => state.widths)
  const toggled = usePanel((state) => state.toggledColumns)
  const usuallyHidden = usePanel((state) => state.settings.hiddenKinds)
  // What a person has picked is shown.
  const hiddenKinds = subject.group === 'picked' ? NONE : usuallyHidden
  const order = usePanel((state) => state.columnOrder)
  return useMemo(() => {
    const kinds = subject.columns.map((column) => (hasMoved(column, subject) ? shownKind(column) : 'rendered'))
    const keys = subject.columns.map((column) => columnKey(subject, column))
    const all = ordered(keys, order)
    const visible = all.filter((index) => toggled.includes(keys[index] ?? '') === isHidden(kinds[index], hiddenKinds))
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
  }, [subject, widths, toggled, hiddenKinds, order, narrow])
}

/** Of several moments of a source only the last can have moved; what is only shown never has. */
const hasMoved = ({ picked, at }: Column, { columns }: DiagnosedSubject): boolean =>
  !picked || columns.every((other) => other.picked?.source !== picked.source || other.at <= at)

const isHidden = (kind: ShownKind | undefined, hidden: readonly ShownKind[]): boolean =>
  kind !== undefined && hidden.includes(kind)
