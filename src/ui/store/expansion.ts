import type { Path } from '../../core/value/path'

type Step = string | number

/** What is open below a row: everything, nothing, or what holds differences. */
export type Depth = 'all' | 'none' | 'differences'

/** Which rows of a comparison the user has opened and closed. Never changed: a new one shares with the old what is the same. */
export interface Expansion {
  /** undefined: as the rows above say, else as the grid sees fit. */
  open?: boolean
  /** What holds for the rows below, until one of them says otherwise. */
  deep?: Depth
  below?: ReadonlyMap<Step, Expansion>
}

/** As the grid sees fit. */
export const UNTOUCHED: Expansion = {}

/** The same with the row at a path opened or closed. */
export const withOpen = (expansion: Expansion, path: Path, open: boolean): Expansion =>
  changed(expansion, path, (row) => (row.open === open ? row : { ...row, open }))

/** The same with everything below a path set at once; what was opened and closed there is forgotten. */
export const withDepth = (expansion: Expansion, path: Path, deep: Depth): Expansion =>
  changed(expansion, path, () => ({ open: true, deep }))

/** The same with no row above the path closed by the user. The same object where none was. */
export function revealed(expansion: Expansion, path: Path): Expansion {
  let result = expansion
  let row: Expansion | undefined = expansion
  let deep = expansion.deep
  for (let length = 1; length < path.length; length += 1) {
    row = row?.below?.get(path[length - 1] ?? '')
    if (!row && deep !== 'none') return result
    if (row?.open === false || (deep === 'none' && row?.open === undefined))
      result = withOpen(result, path.slice(0, length), true)
    deep = row?.deep ?? deep
  }
  return result
}

function changed(expansion: Expansion, path: Path, change: (row: Expansion) => Expansion): Expansion {
  const way: Expansion[] = [expansion]
  for (const step of path) way.push(way.at(-1)?.below?.get(step) ?? UNTOUCHED)
  const last = way.at(-1) ?? UNTOUCHED
  let row = change(last)
  if (row === last) return expansion
  for (let depth = path.length - 1; depth >= 0; depth -= 1) {
    const above = way[depth] ?? UNTOUCHED
    row = { ...above, below: new Map(above.below).set(path[depth] ?? '', row) }
  }
  return row
}
