import type { Path } from '../../core/value/path'

/** The paths themselves, or where there are more than `limit`, the fields they stand in. */
export function named(paths: readonly Path[], limit: number): Path[] {
  if (paths.length <= limit) return [...paths]
  return [...new Map(paths.map((path) => [String(path[0] ?? ''), path.slice(0, 1)])).values()]
}
