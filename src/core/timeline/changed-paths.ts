import { agree } from './agree'
import { entityId, isDictionary } from './entity'
import { lookup, type Path } from '../value/path'

/** Paths told of one change. */
const MOST = 100

/** Where two states differ below a path: the outermost places at which one has nothing, or both have something of another kind. */
export function changedPaths(before: unknown, after: unknown, base: Path): Path[] {
  const paths: Path[] = []
  const visit = (path: Path): void => {
    const [old, now] = [lookup(before, path), lookup(after, path)]
    if (paths.length >= MOST || (old && now && agree(old.value, now.value))) return
    const steps = old && now && stepsOf(old.value, now.value)
    if (!steps) paths.push(path)
    else for (const step of steps) visit([...path, step])
  }
  visit(base)
  return paths
}

/** The members that either has: of objects by name, of lists by the identity of their elements; undefined where that is not possible. */
function stepsOf(a: unknown, b: unknown): Iterable<string | number> | undefined {
  if (isDictionary(a) && isDictionary(b)) return new Set([...Object.keys(a), ...Object.keys(b)])
  if (!Array.isArray(a) || !Array.isArray(b)) return undefined
  const ids = [...a, ...b].map(entityId)
  return ids.every((id) => id !== undefined) ? new Set(ids) : undefined
}
