import type { RemovalFact } from '../../core/facts'
import { formatPath, type Path } from '../../core/value/path'
import { isNumeric, namesIn } from './id-names'

/** An id in a sentence: `"b"`, `3`. */
export function idText({ id }: RemovalFact): string {
  return isNumeric(id) ? id : JSON.stringify(id)
}

/** `removeScene removed from` */
export function deedOf({ by }: RemovalFact): string {
  return by === 'unknown' ? 'was removed from' : `${by} removed from`
}

/** `scenes`, or where the store is called otherwise: `studio: scenes`. */
export function placeOf({ from, isId }: RemovalFact): string {
  const path = formatPath(namesIn(from.path, isId))
  return path === '' || path === from.name ? from.name : `${from.name}: ${path}`
}

/** The member of the state that a path leads to, without ids and positions. */
export function memberOf(path: Path, { isId }: RemovalFact, otherwise: string): string {
  return formatPath(namesIn(path, isId)) || otherwise
}
