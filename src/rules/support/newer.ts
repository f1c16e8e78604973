import { isDictionary } from '../../core/timeline/entity'
import type { Path } from '../../core/value/path'
import { lookup } from '../../core/value/path'

/** Members by which a thing says which of two copies is the later one. */
const MARK =
  /^(?:updated|modified|changed|edited|saved)_?(?:at|on|time|date)$|^(?:version|revision|rev|last_?modified)$/i

/** Whether one copy of a thing says of itself that it is newer than the other, at a path or anywhere around it. */
export function isNewer(own: unknown, other: unknown, path: Path): boolean {
  for (let depth = path.length; depth >= 0; depth--) {
    const place = path.slice(0, depth)
    const [ours, theirs] = [lookup(own, place)?.value, lookup(other, place)?.value]
    if (!isDictionary(ours) || !isDictionary(theirs)) continue
    const mark = Object.keys(ours).find((key) => MARK.test(key) && Object.hasOwn(theirs, key))
    if (mark !== undefined) return order(ours[mark]) > order(theirs[mark])
  }
  return false
}

function order(value: unknown): number {
  if (typeof value === 'number') return value
  if (value instanceof Date) return value.getTime()
  return typeof value === 'string' ? (Number.isNaN(Date.parse(value)) ? Number(value) : Date.parse(value)) : Number.NaN
}
