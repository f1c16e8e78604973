import type { Path } from '../value/path'

/** The rest of `path` below `base`, or undefined where it does not lie there. */
export function below(base: Path, path: Path): Path | undefined {
  if (path.length < base.length) return undefined
  return base.every((step, index) => String(step) === String(path[index])) ? path.slice(base.length) : undefined
}

/** Whether one path is the other, or lies below or above it. */
export function related(a: Path, b: Path): boolean {
  return below(a, b) !== undefined || below(b, a) !== undefined
}
