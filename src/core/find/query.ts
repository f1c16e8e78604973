/** What of a member is looked at: its key, its value, its whole path, or all of it. */
export const FIND_PARTS = ['any', 'key', 'value', 'path'] as const
export type FindPart = (typeof FIND_PARTS)[number]

/** What somebody looks for. */
export interface FindQuery {
  text: string
  part: FindPart
  matchCase: boolean
  wholeWord: boolean
  /** The text is a regular expression. */
  regex: boolean
}

export const PLAIN_QUERY: Omit<FindQuery, 'text'> = { part: 'any', matchCase: false, wholeWord: false, regex: false }

/** Where in a text a match stands: from, and up to but not including. */
export type Mark = readonly [start: number, end: number]

/** A query that is ready to be asked of many texts. */
export interface Matcher {
  part: FindPart
  test: (text: string) => boolean
  /** The first match that ends after `beyond`. */
  find: (text: string, beyond?: number) => Mark | undefined
  /** Shorter texts can't match. */
  least: number
  /** Whether the text of any number, or of a bigint, may match: else they are not written out. */
  numbers: boolean
  /** A match may reach from one step of a path into the next, so that steps by themselves do not tell. */
  spansSteps: boolean
}

const WORD = String.raw`[\p{L}\p{N}_$]`
/** Steps of a path are joined by these. */
const JOINTS = /[.[\]"\\]/
const NUMERIC = /^[\d.e+n-]+$/i
const IN_NUMBERS = ['NaN', '-Infinity']

/** Matches nothing. */
const NOTHING: Matcher = {
  part: 'any',
  test: () => false,
  find: () => undefined,
  least: Infinity,
  numbers: false,
  spansSteps: false,
}

/** A text to be found as it is, in whatever case. */
export function plainMatcher(text: string): Matcher {
  const made = compile({ ...PLAIN_QUERY, text })
  return 'matcher' in made ? made.matcher : NOTHING
}

/** The query made ready, or a sentence on what is wrong with it. An empty text matches nothing. */
export function compile(query: FindQuery): { matcher: Matcher } | { problem: string } {
  const { text, part, matchCase, wholeWord, regex } = query
  if (text === '') return { matcher: NOTHING }
  const body = regex ? text : text.replace(/[$()*+.?[\\\]^{|}]/g, String.raw`\$&`)
  const loose = expression(body, regex && /\\[pPu]\{/.test(text) ? 'u' : '', matchCase)
  if ('problem' in loose) return loose
  if (regex && loose.made.test(''))
    return { problem: 'This expression matches the empty text, so it would match everything.' }
  const whole = wholeWord ? expression(`(?<!${WORD})(?:${body})(?!${WORD})`, 'u', matchCase) : loose
  if ('problem' in whole) return whole
  const least = regex ? 0 : text.length
  const isQuick = !regex && matchCase
  const may = (each: string): boolean => each.length >= least && (isQuick ? each.includes(text) : loose.made.test(each))
  return {
    matcher: {
      part,
      test: wholeWord ? (each) => may(each) && whole.made.test(each) : may,
      find: (each, beyond = 0) => (may(each) ? first(whole.made, each, beyond) : undefined),
      least,
      numbers: regex || NUMERIC.test(text) || IN_NUMBERS.some((each) => loose.made.test(each)),
      spansSteps: regex || JOINTS.test(text) || (part === 'path' && /\d/.test(text)),
    },
  }
}

function expression(body: string, flags: string, matchCase: boolean): { made: RegExp } | { problem: string } {
  try {
    return { made: new RegExp(body, flags + (matchCase ? '' : 'i')) }
  } catch (error) {
    // Both engines say `Invalid regular expression: /(/: ` before what is wrong.
    const why = error instanceof Error ? error.message.replace(/^.*: |^invalid regexp? /i, '') : ''
    return {
      problem: `This is no regular expression${why === '' ? '' : `: ${why.charAt(0).toLowerCase()}${why.slice(1)}`}.`,
    }
  }
}

const everywhere = new WeakMap<RegExp, RegExp>()

function first(made: RegExp, text: string, beyond: number): Mark | undefined {
  const all = everywhere.get(made) ?? new RegExp(made.source, `${made.flags}g`)
  everywhere.set(made, all)
  for (const match of text.matchAll(all)) {
    const end = match.index + match[0].length
    if (end > beyond && match[0] !== '') return [match.index, end]
  }
  return undefined
}
