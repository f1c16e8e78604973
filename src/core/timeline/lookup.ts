import type { Path } from '../value/path'
import { entityId } from './entity'

/** The member at a path of a decoded value, or undefined where there is none. A string step into an array is an entity's id. */
export function lookup(value: unknown, path: Path): { value: unknown } | undefined {
  let current = value
  for (const step of path) {
    const member = memberAt(current, step)
    if (!member) return undefined
    current = member.value
  }
  return { value: current }
}

function memberAt(value: unknown, step: string | number): { value: unknown } | undefined {
  if (Array.isArray(value)) {
    const index = typeof step === 'number' ? step : value.findIndex((item) => entityId(item) === step)
    return Object.hasOwn(value, index) ? { value: value[index] } : undefined
  }
  if (value instanceof Map) {
    const key = value.has(step) ? step : [...value.keys()].find((each) => String(each) === String(step))
    return key === undefined ? undefined : { value: value.get(key) }
  }
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return undefined
  return { value: (value as { [key: string]: unknown })[step] }
}

/** The rest of `path` below `base`, or undefined where it does not lie there. */
export function below(base: Path, path: Path): Path | undefined {
  if (path.length < base.length) return undefined
  return base.every((step, index) => String(step) === String(path[index])) ? path.slice(base.length) : undefined
}

/** Whether one path is the other, or lies below or above it. */
export function related(a: Path, b: Path): boolean {
  return below(a, b) !== undefined || below(b, a) !== undefined
}
