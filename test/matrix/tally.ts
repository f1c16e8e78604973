import type { Column, Course } from './course'
import type { Mode } from './fixtures'
import { type Cell, nameOf, type Row, rowOf, table } from './table'
import type { Outcome } from './visit'

const ofRow = (courses: readonly Course[], row: Row, mode: Mode): Course[] =>
  courses.filter(({ app }) => rowOf(app.row) === row && app.mode === mode)

/** How a column of a row went: met by every app that claims it; undefined where none does. */
export function claimedOf(courses: readonly Course[], row: Row, column: Column, mode: Mode): Outcome | undefined {
  const outcomes = ofRow(courses, row, mode).flatMap(({ app, cells }) => {
    const outcome = cells[column]
    // Where an app says that it can't be met, others of its row may.
    return outcome === undefined || Object.hasOwn(app.unmet ?? {}, column) ? [] : [outcome]
  })
  return outcomes.find((outcome) => outcome !== true) ?? outcomes[0]
}

/** The same for a cell that is there to be met. */
export function cellOf(courses: readonly Course[], row: Row, cell: Cell, mode: Mode): Outcome {
  const claimed = claimedOf(courses, row, cell, mode)
  if (claimed !== undefined) return claimed
  const ours = ofRow(courses, row, mode)
  return ours.flatMap(({ app }) => app.unmet?.[cell] ?? [])[0] ?? (ours.length === 0 ? 'no app' : 'no app shows it')
}

/** Each cell of the table in production, by name: `zustand 5 + persist · store`. */
export function countedCells(courses: readonly Course[]): Map<string, Outcome> {
  const cells = table.flatMap((row) =>
    row.cells.map((cell) => [`${nameOf(row)} · ${cell}`, cellOf(courses, row, cell, 'production')] as const),
  )
  return new Map(cells)
}

/** How many of them are met, and how many there are. */
export function tally(courses: readonly Course[]): { met: number; all: number } {
  const outcomes = [...countedCells(courses).values()]
  return { met: outcomes.filter((outcome) => outcome === true).length, all: outcomes.length }
}
