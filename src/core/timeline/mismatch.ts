import type { Mismatch, RenderFramework } from './event'
import type { Entry } from './merge'

/** What a framework rendered otherwise than the server had, and when it took that document over. */
export interface FoundMismatch {
  entry: Entry
  mismatch: Mismatch
  framework: RenderFramework
  /** Began and ended to take over, ms since the epoch. */
  started: number
  finished: number
}

/** The mismatches of each document, in order. */
export function mismatchesOf(entries: readonly Entry[]): Map<string, FoundMismatch[]> {
  const spans = new Map<string, { started: number; finished: number }>()
  const found = new Map<string, FoundMismatch[]>()
  for (const entry of entries) {
    const { event, document } = entry
    if (event.type !== 'react-hydration') continue
    const span = spans.get(document.id) ?? { started: event.at, finished: event.at }
    spans.set(document.id, span)
    if (event.step === 'finished') span.finished = event.at
    if (!event.mismatch) continue
    const own = found.get(document.id) ?? []
    found.set(document.id, own)
    own.push({ entry, mismatch: event.mismatch, framework: event.framework, ...span })
  }
  return found
}

/** What a mismatch is called in the comparison of a page: its place, with the attribute where it is one. */
export function nameOf({ place, component, attribute }: Mismatch): string {
  const where = place ?? (component === undefined ? 'somewhere' : `<${component}>`)
  return attribute === undefined ? where : `${where} [${attribute}]`
}

export interface Sides {
  server: string
  client: string
}

/** The words in which two texts differ: `dark` and `light` of `page theme-dark` and `page theme-light`. */
export function wordsApart({ server = '', client = '' }: Mismatch): Sides {
  const [theirs, ours] = [wordsOf(server), wordsOf(client)]
  let start = 0
  while (start < Math.min(theirs.length, ours.length) && theirs[start] === ours[start]) start++
  let end = 0
  while (end < Math.min(theirs.length, ours.length) - start && theirs.at(-1 - end) === ours.at(-1 - end)) end++
  const cut = (words: readonly string[]): string =>
    words
      .slice(start, words.length - end)
      .join('')
      .trim()
  return { server: cut(theirs), client: cut(ours) }
}

/** Words, numbers and times whole, and what stands between them; an outline's tags count as nothing. */
export function wordsOf(text: string): string[] {
  return text.replace(/<[a-z][^<>]*>/gi, ' ').match(/[\p{L}\p{N}_]+(?:[.,:]\p{N}+)*|[^\p{L}\p{N}_]/gu) ?? []
}

/** What the framework calls itself. */
export function frameworkName(framework: RenderFramework): string {
  if (framework === undefined) return 'React'
  return framework === 'vue' ? 'Vue' : 'Svelte'
}
