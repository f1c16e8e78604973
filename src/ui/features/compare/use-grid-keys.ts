import { useState } from 'react'
import type { DiagnosedSubject } from '../../../core/diagnosis'
import type { RowWindow } from '../../components/row-window'
import { usePanel } from '../../store/store'
import { rowForm } from './copy-forms'
import { gridKey } from './grid-keys'
import { TypeAhead } from './type-ahead'
import { useCopy } from './use-copy'
import type { GridActions } from './use-grid-actions'
import type { Rows } from './use-rows'

interface KeysOptions {
  subject: DiagnosedSubject
  rows: Rows
  window: RowWindow
  actions: GridActions
}

/** The keyboard of the grid: copies with the key of commands, goes to typed names, and what `gridKey` knows. */
export function useGridKeys({ subject, rows, window, actions }: KeysOptions): (event: React.KeyboardEvent) => void {
  const [typeAhead] = useState(() => new TypeAhead())
  const setDetailsOpen = usePanel((state) => state.setDetailsOpen)
  const copy = useCopy()
  const { index, selected } = rows
  const go = (number: number): void => {
    const row = index.row(number)
    if (row) actions.select(row.node.path)
  }
  const onCopy = (event: React.KeyboardEvent): void => {
    const row = index.row(selected)
    // What is marked as text is what is meant.
    if (!row || !(document.getSelection()?.isCollapsed ?? true)) return
    event.preventDefault()
    copy(rowForm(subject.columns, row.node)).run()
  }
  return (event) => {
    if (event.altKey || isInHead(event)) return
    const { key } = event
    if (event.ctrlKey || event.metaKey) {
      if (key === 'c' && !event.shiftKey) onCopy(event)
      return
    }
    if (typeAhead.takes(key, event.timeStamp)) {
      const found = typeAhead.next(key, event.timeStamp, index, selected)
      event.preventDefault()
      go(found)
      return
    }
    // A modifier alone is no other key.
    if (key !== 'Shift') typeAhead.end()
    const action = gridKey(key, index, selected, window.page)
    if (!action) return
    event.preventDefault()
    if ('select' in action) go(action.select)
    else if ('open' in action) actions.open(action.open, action.to)
    else if ('openAll' in action) actions.openBelow(action.openAll, 'all')
    else if ('step' in action) actions.step(action.step)
    else setDetailsOpen(true)
  }
}

/** Controls in the head have keys and focus of their own; rows, which come and go, leave both to the grid. */
export const isInHead = ({ target }: React.SyntheticEvent): boolean =>
  target instanceof Element && target.closest('.grid-head') !== null
