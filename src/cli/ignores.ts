import { DriftscopeError } from '../core/errors'
import { type IgnoreRule, problemOf } from '../core/ignore/rule'
import type { Recording } from '../core/timeline/recording'

/** A comma between patterns, not one inside of brackets. */
const BETWEEN = /,(?![^[]*\])/

/** The patterns that `--ignore` was given. Throws `flag-invalid` for one that is none. */
export function patternsOf(text: string | undefined): string[] {
  const patterns = (text ?? '').split(BETWEEN).map((each) => each.trim())
  const given = patterns.filter((each) => each !== '')
  for (const pattern of given) {
    if (problemOf(pattern) === undefined) continue
    const expected = 'paths as items[*].updatedAt or **.lastSeen, separated by commas'
    throw new DriftscopeError('flag-invalid', { flag: '--ignore', found: `"${pattern}"`, expected })
  }
  return given
}

/** They hold for every subject, of whatever origin is on record. */
export function ignoresFor({ documents }: Recording, patterns: readonly string[]): IgnoreRule[] {
  const origins = [...new Set(documents.map(({ origin }) => origin))]
  return origins.flatMap((origin) => patterns.map((pattern) => ({ origin, pattern })))
}
