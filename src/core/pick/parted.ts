import type { AlignedNode } from '../diff/aligned'
import { divergences } from '../diff/align'
import { lastCommon } from '../timeline/changes'
import type { Path } from '../value/path'
import { isKin, isSameSource, type Picked } from './pick'
import { movesBetween } from './between'
import { earlierOf } from './ancestor'

/** Rows and steps looked back through to tell when picked columns parted. */
const ROWS = 10
const STEPS_BACK = 20_000

/** When the first of the paths that differ now did so, ms since the epoch; undefined where no past tells. */
export function partedAt(all: readonly Picked[], tree: AlignedNode): number | undefined {
  const [first, ...others] = all
  if (!first) return undefined
  const paths = differingPaths(tree)
  const steps = { left: STEPS_BACK }
  const moments = others.flatMap((other) => {
    if (!isKin(first, other)) return []
    if (isSameSource(first, other)) return firstMove(first, other, paths)
    return paths.flatMap((path) => lastCommon(path, first.member, other.member, steps)?.partedAt ?? [])
  })
  return moments.length > 0 ? Math.min(...moments) : undefined
}

/** The first of the paths that differ: what is said of all is looked up for these. */
export const differingPaths = (tree: AlignedNode): Path[] =>
  divergences(tree)
    .slice(0, ROWS)
    .map(({ path }) => path)

function firstMove(a: Picked, b: Picked, paths: readonly Path[]): number[] {
  const earlier = earlierOf(a, b)
  if (!earlier) return []
  return movesBetween(earlier, earlier === a ? b : a, paths)
    .slice(0, 1)
    .map(({ at }) => at)
}
