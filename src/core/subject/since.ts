import { divergences } from '../diff/align'
import { type AlignedNode, isUnread } from '../diff/aligned'
import type { SubjectModel } from '../link/subject'
import type { Thresholds } from '../thresholds'
import { lastCommon } from '../timeline/changes'
import { isSnapshot } from '../timeline/channel'
import type { Comparison } from './compare'

/** Rows and steps looked back through to tell when a subject parted. */
const ROWS = 10
const STEPS_BACK = 20_000

/** When the first of the paths that differ now did so, ms since the epoch; undefined while equal or where it is not known. */
export function partedSince(subject: SubjectModel, tree: AlignedNode, now: number): number | undefined {
  return partedAt(subject, divergences(tree), now)
}

/** The same of some of the paths that differ. */
export function partedAt({ members }: SubjectModel, rows: readonly AlignedNode[], now: number): number | undefined {
  const first = members.find(({ source }) => !isSnapshot(source))
  if (!first) return undefined
  const steps = { left: STEPS_BACK }
  const moments = rows
    .slice(0, ROWS)
    .flatMap((row) =>
      members.flatMap((other, column) =>
        other === first || isSnapshot(other.source) || isUnread(row, column)
          ? []
          : (lastCommon(row.path, first, other, steps, now)?.partedAt ?? []),
      ),
    )
  return moments.length > 0 ? Math.min(...moments) : undefined
}

/** No event of a subject for a second and nothing of it pending (rules.md). */
export function isSettled(
  { members }: SubjectModel,
  { pending }: Comparison,
  now: number,
  { settledAfterMs }: Thresholds,
): boolean {
  if (pending) return false
  return members.every(({ history, tab }) => {
    if (tab) return true
    const last = history.facts.at(-1)
    return !last || now - last.event.at >= settledAfterMs
  })
}
