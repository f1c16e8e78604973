import { isPlain, ownValue } from './own'

const MAX_PATHS = 200
const MAX_DEPTH = 4

/** The paths of `whole` that are not in `part`, functions aside: what partialize leaves out. */
export function omittedPaths(whole: unknown, part: unknown): (string | number)[][] {
  const paths: (string | number)[][] = []
  collect(whole, part, [], paths)
  return paths
}

function collect(whole: unknown, part: unknown, path: string[], paths: (string | number)[][]): void {
  if (whole === part || !isPlain(whole) || !isPlain(part) || path.length >= MAX_DEPTH) return
  for (const key of Object.keys(whole)) {
    const value = ownValue(whole, key)
    if (typeof value === 'function' || paths.length >= MAX_PATHS) continue
    const kept = Object.getOwnPropertyDescriptor(part, key)
    if (kept) collect(value, kept.value, [...path, key], paths)
    else paths.push([...path, key])
  }
}
