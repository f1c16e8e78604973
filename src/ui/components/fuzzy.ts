/** How well a text answers a query, and which of its characters do. */
export interface FuzzyMatch {
  score: number
  /** Indices of the characters that matched, ascending. */
  at: readonly number[]
}

const WORD_START = 100
const INSIDE = 60
const SCATTERED = 30

/**
 * Looks for every word of a query in a text, in any order: whole, best where a word begins, else its letters one after another
 * from where a word begins. Undefined when one is missing; an empty query matches everything alike.
 */
export function fuzzy(text: string, query: string): FuzzyMatch | undefined {
  const lower = text.toLowerCase()
  const at = new Set<number>()
  let score = 0
  for (const word of query.toLowerCase().split(/\s+/).filter(Boolean)) {
    const found = whole(lower, text, word) ?? scattered(lower, text, word)
    if (!found) return undefined
    score += found.score
    for (const index of found.at) at.add(index)
  }
  // Of two that answer alike, the shorter is meant.
  return { score: score - text.length / 100, at: [...at].toSorted((a, b) => a - b) }
}

function whole(lower: string, text: string, word: string): FuzzyMatch | undefined {
  let best = -1
  for (let index = lower.indexOf(word); index >= 0; index = lower.indexOf(word, index + 1)) {
    if (best < 0) best = index
    if (!startsWord(text, index)) continue
    best = index
    break
  }
  if (best < 0) return undefined
  return { score: startsWord(text, best) ? WORD_START : INSIDE, at: Array.from(word, (_, offset) => best + offset) }
}

/** The first letter begins a word; of the others, those that begin one count more. */
function scattered(lower: string, text: string, word: string): FuzzyMatch | undefined {
  for (let start = lower.indexOf(word.charAt(0)); start >= 0; start = lower.indexOf(word.charAt(0), start + 1)) {
    if (!startsWord(text, start)) continue
    const at: number[] = []
    let from = start
    for (const letter of word) {
      const index = lower.indexOf(letter, from)
      if (index < 0) return undefined
      at.push(index)
      from = index + 1
    }
    const starts = at.filter((index) => startsWord(text, index)).length
    // Far apart, and inside of words: no answer but chance.
    const spread = (at.at(-1) ?? start) - start + 1 - word.length
    if (spread > 2 * word.length && 2 * starts <= word.length) continue
    return { score: SCATTERED + 5 * starts - spread, at }
  }
  return undefined
}

function startsWord(text: string, index: number): boolean {
  if (index === 0) return true
  const before = text.charAt(index - 1)
  const here = text.charAt(index)
  if (!/[\p{L}\p{N}]/u.test(before)) return true
  return /\p{Ll}/u.test(before) && /\p{Lu}/u.test(here)
}
