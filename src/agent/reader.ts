import type { Path } from '../core/value/path'

/** The member of a live value of the page at `path`; no getter is called. Map keys are steps too. */
export function valueAt(root: unknown, path: Path): { value: unknown } | undefined {
  let value = root
  for (const step of path) {
    if (typeof value !== 'object' || value === null) return undefined
    if (value instanceof Map && value.has(step)) value = value.get(step)
    else {
      const member = Object.getOwnPropertyDescriptor(value, step)
      if (!member || !('value' in member)) return undefined
      value = member.value
    }
  }
  return { value }
}
