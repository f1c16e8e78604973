import type { Column, DiagnosedSubject } from '../../../core/diagnosis'

export const PATH_COLUMN = 'path'
/** px between which a column can be dragged. */
export const WIDTHS = { min: 48, max: 1_600 }

/** Identifies a column over reloads of the page, in which sources get other ids. */
export const columnKey = (subject: DiagnosedSubject, { source, picked }: Column): string =>
  picked ? picked.pick : [subject.name, source.kind, source.tab ?? '', source.label].join('\n')

interface Template {
  /** CSS `grid-template-columns`. */
  columns: string
  /** px below which the grid scrolls sideways. */
  min: number
}

/** The tracks of the grid: path, sources, state; those without a width of their own share what is left. */
export function gridTemplate(
  sources: readonly string[],
  widths: Readonly<Record<string, number | undefined>>,
  narrow: boolean,
): Template {
  const least = narrow
    ? { path: 112, share: '30%', source: 104, state: 26 }
    : { path: 132, share: '22%', source: 112, state: 172 }
  const path = widths[PATH_COLUMN]
  const chosen = sources.map((source) => widths[source])
  const flexible = chosen.includes(undefined)
  const tracks = [
    path === undefined ? `minmax(${least.path}px, ${least.share})` : `${path}px`,
    ...chosen.map((width) => (width === undefined ? `minmax(${least.source}px, 1fr)` : `${width}px`)),
    flexible ? `${least.state}px` : `minmax(${least.state}px, 1fr)`,
  ]
  const min = chosen.reduce<number>((sum, width) => sum + (width ?? least.source), (path ?? least.path) + least.state)
  return { columns: tracks.join(' '), min }
}
