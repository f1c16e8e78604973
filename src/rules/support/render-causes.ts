import type { MismatchFact } from '../../core/facts/mismatch'
import { wordsApart } from '../../core/timeline/mismatch'
import { formatPath } from '../../core/value/path'

/** What server and client rendered differently for one reason. */
export interface RenderCause {
  kind: 'state' | 'clock' | 'locale' | 'random' | 'page' | 'unknown'
  mismatches: readonly [MismatchFact, ...MismatchFact[]]
}

/** One for each cause: a state that many places show, a clock, texts that differ by the same words. */
export function causesOf(mismatches: readonly MismatchFact[]): RenderCause[] {
  const causes: { kind: RenderCause['kind']; mismatches: [MismatchFact, ...MismatchFact[]]; keys: Set<string> }[] = []
  for (const fact of mismatches) {
    const kind = kindOf(fact)
    const keys = keysOf(kind, fact)
    const known = causes.find((cause) => cause.kind === kind && keys.some((key) => cause.keys.has(key)))
    if (known) known.mismatches.push(fact)
    else causes.push({ kind, mismatches: [fact], keys: new Set() })
    for (const key of keys) (known ?? causes.at(-1))?.keys.add(key)
  }
  // What React rendered anew after a mismatch may well say something else by then.
  const own = causes.filter((cause) => cause.mismatches.some(({ mismatch }) => !mismatch.rerendered))
  return own.map(({ kind, mismatches: [first, ...more] }) => {
    const [main = first, ...others] = [first, ...more].toSorted((a, b) => rank(a) - rank(b))
    return { kind, mismatches: [main, ...others] }
  })
}

const rank = ({ mismatch }: MismatchFact): number => (mismatch.rerendered ? 1 : 0)

/** What two mismatches of one cause have in common, any of these. */
function keysOf(kind: RenderCause['kind'], { from, mismatch, name }: MismatchFact): string[] {
  if (kind === 'state') return [formatPath(from?.path.slice(0, 1) ?? [])]
  if (kind === 'clock' || kind === 'locale' || kind === 'random') return ['']
  const { server, client } = wordsApart(mismatch)
  const component = mismatch.component === undefined ? [] : [`component ${mismatch.component}`]
  // Places of which one side has nothing have nothing in common.
  return [name, ...component, ...(server === '' || client === '' ? [] : [`words ${server} ${client}`])]
}

/** `12:03`, `2026-03-14`, `14.3.2026`, `3 minutes ago`, `Mar 14`, ms since the epoch. */
const TIME =
  /\b\d{1,2}:\d{2}\b|\b\d{4}-\d{2}-\d{2}|\b\d{1,2}[./]\s?\d{1,2}[./]\s?\d{2,4}\b|\b\d+ ?(?:s|sec|seconds?|min|minutes?|hours?|days?) ago\b|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]* \d|\b1[5-9]\d{8}(?:\d{3})?\b/i
/** Fractions as Math.random gives them, and long words with digits in them: keys, hashes, generated class names. */
const RANDOM = /^0\.\d{6,}$|^(?=.*\d)(?=.*[a-z])[\w:«»-]{6,}$|^[0-9a-f]{8}-[0-9a-f-]{20,}$/i
const REFERENCES = new Set(['id', 'for', 'name', 'aria-labelledby', 'aria-describedby', 'aria-controls', 'aria-owns'])

function kindOf({ from, mismatch }: MismatchFact): RenderCause['kind'] {
  if (from) return 'state'
  const { server = '', client = '', attribute, place = '' } = mismatch
  if (server !== '' && client !== '') {
    if (digits(server).length >= 3 && digits(server) === digits(client)) return 'locale'
    if (/ time(?::[^ ]*)?$/.test(place) || (TIME.test(server) && TIME.test(client))) return 'clock'
    const words = wordsApart(mismatch)
    const isMade = RANDOM.test(words.server) && RANDOM.test(words.client)
    if (isMade || (attribute !== undefined && REFERENCES.has(attribute))) return 'random'
  }
  return mismatch.kind === 'attribute' && /^html(?: > body)?$/.test(place) ? 'page' : 'unknown'
}

/** The same digits in another order or with other signs between them. */
function digits(text: string): string {
  return text.replace(/\D/g, '').split('').toSorted().join('')
}
