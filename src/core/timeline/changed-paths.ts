import { agree } from './agree'
import { entityId, isDictionary } from './entity'
import { lookup, type Path } from '../value/path'

/** Paths told of one change. */
const MOST = 100

type Held = { value: unknown } | undefined

/** Where two states differ below a path: the outermost places at which one has nothing, or both have something of another kind. */
export function changedPaths(before: unknown, after: unknown, base: Path): Path[] {
  const paths: Path[] = []
  const visit = (path: Path, old: Held, now: Held): void => {
    if (paths.length >= MOST || (old && now && agree(old.value, now.value))) return
    const members = old && now && membersOf(old.value, now.value)
    if (!members) paths.push(path)
    else for (const [step, [was, is]] of members) visit([...path, step], was, is)
  }
  visit(base, lookup(before, base), lookup(after, base))
  return paths
}

/** The members that either has: of objects by name, of lists by the identity of their elements; undefined where that is not possible. */
function membersOf(a: unknown, b: unknown): Map<string, [was: Held, is: Held]> | undefined {
  const [old, now] = [entriesOf(a), entriesOf(b)]
  if (!old || !now || Array.isArray(a) !== Array.isArray(b)) return undefined
  const members = new Map<string, [Held, Held]>()
  for (const [step, value] of old) if (!members.has(step)) members.set(step, [{ value }, undefined])
  for (const [step, value] of now) {
    const known = members.get(step)
    if (!known) members.set(step, [undefined, { value }])
    else known[1] ??= { value }
  }
  return members
}

function entriesOf(value: unknown): [string, unknown][] | undefined {
  if (isDictionary(value)) return Object.entries(value)
  if (!Array.isArray(value)) return undefined
  const entries = value.flatMap((element: unknown): [string, unknown][] => {
    const id = entityId(element)
    return id === undefined ? [] : [[id, element]]
  })
  return entries.length === value.length ? entries : undefined
}
