import { useLayoutEffect, useMemo, useRef } from 'react'
import type { DiagnosedSubject } from '../../../core/diagnosis'
import type { Path } from '../../../core/value/path'
import { type Depth, withDepth, withOpen } from '../../store/expansion'
import { usePanel } from '../../store/store'
import type { Row } from './branch'
import { nextDifference } from './stops'

/** What the user does with rows, by mouse, key, menu or palette. */
export interface GridActions {
  select: (path: Path) => void
  /** Opens or closes a row; what was selected inside a row that closes gives way to it. */
  open: (path: Path, to: boolean) => void
  toggle: (row: Row) => void
  /** Opens or closes everything below a path. */
  openBelow: (path: Path, depth: Depth) => void
  step: (by: 1 | -1) => void
}

export function useGridActions({ id, tree }: DiagnosedSubject, path: Path | undefined): GridActions {
  const selectPath = usePanel((state) => state.selectPath)
  const setExpanded = usePanel((state) => state.setExpanded)
  // The same actions while trees come and go, so that rows that stay need not be drawn again.
  const latest = useRef({ tree, selected: path })
  useLayoutEffect(() => {
    latest.current = { tree, selected: path }
  })
  return useMemo(() => {
    const select = (wanted: Path): void => selectPath(id, wanted)
    const leave = (above: Path): void => {
      const { selected } = latest.current
      if (selected && selected.length > above.length && above.every((step, index) => selected[index] === step))
        select(above)
    }
    const open = (row: Path, to: boolean): void => {
      if (!to) leave(row)
      setExpanded(id, (expansion) => withOpen(expansion, row, to))
    }
    return {
      select,
      open,
      toggle: ({ node, expanded }) => node.expandable && open(node.path, !expanded),
      openBelow: (above, depth) => {
        const { selected } = latest.current
        const inside = selected && selected.length > above.length + 1 ? selected.slice(0, above.length + 1) : undefined
        if (depth === 'none' && inside) leave(inside)
        setExpanded(id, (expansion) => withDepth(expansion, above, depth))
      },
      step: (by) => {
        const next = nextDifference(latest.current.tree, latest.current.selected, by)
        if (next) select(next)
      },
    }
  }, [id, selectPath, setExpanded])
}
