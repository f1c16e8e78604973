export interface Segment {
  kind: 'equal' | 'removed' | 'added'
  text: string
}

/** The most insertions and deletions looked for on one level before the rest is given as one replacement. */
const MAX_EDITS = 1_000
/** Longer replaced stretches are not looked into more closely. */
const MAX_DETAIL = 20_000

/** What is compared: lines with the words of replaced lines, words, or words with the characters of replaced words. */
export const GRANULARITIES = ['lines', 'words', 'characters'] as const
export type Granularity = (typeof GRANULARITIES)[number]

/** What suits two texts: lines where both have some, words where both have spaces, else characters. */
export function granularityOf(a: string, b: string): Granularity {
  if (/\n./.test(a) && /\n./.test(b)) return 'lines'
  return /\S\s+\S/.test(a) && /\S\s+\S/.test(b) ? 'words' : 'characters'
}

type Tokens = (text: string) => readonly string[]
/** From the coarsest on down: what one has replaced is looked into with the next. */
const TOKENS: Record<Granularity, readonly Tokens[]> = {
  lines: [lines, words],
  words: [words],
  characters: [words, characters],
}

/**
 * The way from one text to another. Bounded cost: very different texts come back as one replacement. The segments that are not
 * `added` make up `a`, those that are not `removed` make up `b`.
 */
export function diffText(a: string, b: string, by: Granularity = granularityOf(a, b)): Segment[] {
  const segments: Segment[] = []
  refine(segments, a, b, TOKENS[by])
  return segments
}

function refine(segments: Segment[], a: string, b: string, [tokens = lines, ...finer]: readonly Tokens[]): void {
  for (const { kind, text, other } of replacements(compare(tokens(a), tokens(b)))) {
    const isDetailed = finer.length > 0 && other !== undefined && text.length + other.length <= MAX_DETAIL
    if (isDetailed) refine(segments, text, other, finer)
    else add(segments, { kind, text }, other)
  }
}

function add(segments: Segment[], segment: Segment, added?: string): void {
  const last = segments.at(-1)
  if (last?.kind === segment.kind) last.text += segment.text
  else if (segment.text !== '') segments.push({ ...segment })
  if (added !== undefined) add(segments, { kind: 'added', text: added })
}

/** Joins what was removed with what was added in its place, as `other`. */
function replacements(segments: readonly Segment[]): (Segment & { other?: string })[] {
  const joined: (Segment & { other?: string })[] = []
  for (const segment of segments) {
    const last = joined.at(-1)
    if (segment.kind === 'added' && last?.kind === 'removed' && last.other === undefined) last.other = segment.text
    else joined.push({ ...segment })
  }
  return joined
}

function lines(text: string): string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? []
}

function words(text: string): string[] {
  return text.match(/[\p{L}\p{N}_]+|\s+|[^\p{L}\p{N}_\s]/gu) ?? []
}

function characters(text: string): string[] {
  return Array.from(text)
}

/** Compares two lists of tokens; removed ones come before added ones. */
function compare(a: readonly string[], b: readonly string[]): Segment[] {
  let start = 0
  while (start < a.length && start < b.length && a[start] === b[start]) start++
  let end = 0
  while (end < a.length - start && end < b.length - start && a.at(-1 - end) === b.at(-1 - end)) end++
  const [left, right] = [a.slice(start, a.length - end), b.slice(start, b.length - end)]
  const segments: Segment[] = []
  add(segments, { kind: 'equal', text: a.slice(0, start).join('') })
  for (const segment of shortest(left, right) ?? replaced(left, right)) add(segments, segment)
  add(segments, { kind: 'equal', text: a.slice(a.length - end).join('') })
  return segments
}

function replaced(a: readonly string[], b: readonly string[]): Segment[] {
  return [
    { kind: 'removed', text: a.join('') },
    { kind: 'added', text: b.join('') },
  ]
}

/**
 * The shortest way by Myers' greedy algorithm (E. W. Myers, "An O(ND) Difference Algorithm and Its Variations", 1986);
 * undefined when it takes more than `MAX_EDITS` edits.
 */
function shortest(a: readonly string[], b: readonly string[]): Segment[] | undefined {
  let reach = new Map([[1, 0]])
  const history: ReadonlyMap<number, number>[] = []
  for (let edits = 0; edits <= Math.min(MAX_EDITS, a.length + b.length); edits++) {
    history.push(reach)
    const next = new Map<number, number>()
    for (let k = -edits; k <= edits; k += 2) {
      let x = isDown(reach, k, edits) ? (reach.get(k + 1) ?? 0) : (reach.get(k - 1) ?? 0) + 1
      while (x < a.length && x - k < b.length && a[x] === b[x - k]) x++
      if (x >= a.length && x - k >= b.length) return way(a, b, history)
      next.set(k, x)
    }
    reach = next
  }
  return undefined
}

/** Whether diagonal k is best reached by an insertion from the one above. */
function isDown(reach: ReadonlyMap<number, number>, k: number, edits: number): boolean {
  return k === -edits || (k !== edits && (reach.get(k - 1) ?? -1) < (reach.get(k + 1) ?? -1))
}

function way(a: readonly string[], b: readonly string[], history: readonly ReadonlyMap<number, number>[]): Segment[] {
  const back: Segment[] = []
  let x = a.length
  let y = b.length
  for (let edits = history.length - 1; edits >= 0; edits--) {
    const reach = history[edits] ?? new Map<number, number>()
    const k = x - y
    const before = isDown(reach, k, edits) ? k + 1 : k - 1
    const fromX = edits === 0 ? 0 : (reach.get(before) ?? 0)
    const fromY = edits === 0 ? 0 : fromX - before
    while (x > fromX && y > fromY) {
      back.push({ kind: 'equal', text: a[--x] ?? '' })
      y--
    }
    if (x > fromX) back.push({ kind: 'removed', text: a[--x] ?? '' })
    if (y > fromY) back.push({ kind: 'added', text: b[--y] ?? '' })
  }
  return removedFirst(back.toReversed())
}

/** Within each changed stretch, all that was removed before all that was added. */
function removedFirst(segments: readonly Segment[]): Segment[] {
  const sorted: Segment[] = []
  let added: Segment[] = []
  for (const segment of segments) {
    if (segment.kind === 'added') added.push(segment)
    else {
      if (segment.kind === 'equal') {
        sorted.push(...added)
        added = []
      }
      sorted.push(segment)
    }
  }
  return [...sorted, ...added]
}
