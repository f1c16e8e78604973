import type { Course, Outcome } from './course'
import type { Mode } from './fixtures'
import { type Cell, nameOf, type Row, table } from './table'

/** How a cell of a row went: met by every app that claims it, and by one at least. */
export function cellOf(courses: readonly Course[], row: Row, cell: Cell, mode: Mode): Outcome {
  const ours = courses.filter(({ app }) => app.row === nameOf(row) && app.mode === mode)
  if (ours.length === 0) return 'no app'
  const outcomes = ours.flatMap(({ app, cells }) => {
    const outcome = cells[cell]
    // Where an app says that it can't be met, others of its row may.
    return outcome === undefined || app.unmet?.[cell] !== undefined ? [] : [outcome]
  })
  if (outcomes.length > 0) return outcomes.find((outcome) => outcome !== true) ?? true
  return ours.flatMap(({ app }) => app.unmet?.[cell] ?? [])[0] ?? 'no app shows it'
}

/** The cells of the table in production: met ones, and all. */
export function tally(courses: readonly Course[]): { met: number; all: number } {
  const outcomes = table.flatMap((row) => row.cells.map((cell) => cellOf(courses, row, cell, 'production')))
  return { met: outcomes.filter((outcome) => outcome === true).length, all: outcomes.length }
}
