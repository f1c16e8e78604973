import type { Path } from '../value/path'
import { isDictionary } from './entity'

/** What superjson makes of a value: `{ json, meta }`. */
export function unwrapSuperjson(value: unknown): [value: unknown, at: Path] {
  const isWrapped =
    isDictionary(value) && 'json' in value && Object.keys(value).every((key) => key === 'json' || key === 'meta')
  return isWrapped ? [value.json, ['json']] : [value, []]
}
