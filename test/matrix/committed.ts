import type { Course } from './course'
import { readDocument } from './document'
import { nameOf, rowOf } from './table'
import { countedCells } from './tally'

/**
 * What is worse than in a committed document: cells that were met and are not, and, in a full run, cells that are counted no
 * longer or anew. `full`: every stack was run; otherwise only the rows of those that were.
 */
export function lostSince(committed: string, courses: readonly Course[], full: boolean): string[] {
  const before = readDocument(committed)
  const now = countedCells(courses)
  const ran = new Set(courses.flatMap(({ app }) => rowOf(app.row) ?? []).map(nameOf))
  const isRun = (cell: string): boolean => full || ran.has(cell.replace(/ · \w+$/, ''))
  const lost = [...now].flatMap(([cell, outcome]) =>
    isRun(cell) && before.get(cell) === true && outcome !== true ? [`LOST ${cell}: ${outcome}`] : [],
  )
  if (!full || before.size === 0) return lost
  const gone = [...before.keys()].filter((cell) => !now.has(cell)).map((cell) => `no longer counted: ${cell}`)
  const added = [...now.keys()].filter((cell) => !before.has(cell)).map((cell) => `counted anew: ${cell}`)
  return [...lost, ...gone, ...added]
}
