import { useMemo, useState } from 'react'
import { wholeDiagnosis } from '../../store/selectors'
import { usePanel } from '../../store/store'
import { type FoundRow, foundRows, nextHit } from './found-rows'
import { type Told, toldSearch } from './told-search'
import { useGoToHit } from './use-go-to-hit'
import { useSearch } from './use-search'

/** What was found everywhere, which of it is selected, and the way through it. */
export interface Found {
  rows: readonly FoundRow[]
  /** Index of the selected row, -1 for none. */
  at: number
  told: Told
  choose: (index: number) => void
  go: (by: 1 | -1) => void
}

const NO_NAMES = { subjects: [], sources: [] }

export function useFound(active: boolean): Found {
  const query = usePanel((state) => state.find)
  const names = usePanel(wholeDiagnosis) ?? NO_NAMES
  const state = useSearch(active)
  const goTo = useGoToHit()
  const [chosen, setChosen] = useState<{ of: object; key: string }>()
  const hits = state?.hits
  const rows = useMemo(() => (hits ? foundRows(hits, names) : []), [hits, names])
  const at = chosen?.of === query ? rows.findIndex(({ key }) => key === chosen.key) : -1
  const choose = (index: number): void => {
    const row = rows[index]
    if (row?.kind !== 'hit') return
    setChosen({ of: query, key: row.key })
    goTo(row.hit)
  }
  return {
    rows,
    at,
    choose,
    go: (by) => choose(nextHit(rows, at, by)),
    told: toldSearch(active && query.text !== '', state, rows, at),
  }
}
