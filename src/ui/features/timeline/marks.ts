import type { Item, Lane } from './lanes'
import { type Scale, xOf } from './scale'

/** What is drawn on a lane: one item, or several that would cover each other. px. */
export interface Mark {
  x: number
  width: number
  failed: boolean
  quiet: boolean
  /** It goes on. */
  open: boolean
  /** Of what took no time that could be seen. */
  short: boolean
  items: Item[]
}

/** Width of a mark for what takes no time, and half that of one for a failure. */
export const LEAST_WIDTH = 3

/** The marks of a lane in a range: no more than there are pixels, however many the items are. */
export function marksOf({ items }: Lane, scale: Scale): Mark[] {
  const marks: Mark[] = []
  // A bar may go on below marks that begin after it; those are joined among themselves.
  const last: Partial<Record<'failed' | 'fine' | 'quiet', Mark>> = {}
  for (const item of items) {
    if (item.from > scale.to || item.to < scale.from) continue
    const x = Math.max(-LEAST_WIDTH, xOf(scale, item.from))
    const end = Math.min(scale.width + LEAST_WIDTH, xOf(scale, item.to))
    const width = Math.max(LEAST_WIDTH, end - x)
    const kind = item.failed ? 'failed' : item.quiet ? 'quiet' : 'fine'
    const before = last[kind]
    const short = width <= LEAST_WIDTH
    if (before?.short && short && x < before.x + before.width + 1) {
      before.width = Math.max(before.width, x + width - before.x)
      before.items.push(item)
      continue
    }
    const mark: Mark = {
      x,
      width,
      failed: item.failed,
      quiet: item.quiet,
      open: item.to === Number.POSITIVE_INFINITY,
      short,
      items: [item],
    }
    marks.push(mark)
    last[kind] = mark
  }
  return marks
}

/** What lies under a pointer, the nearest first; `slack` px beside a mark still count. */
export function itemsAt(lane: Lane, scale: Scale, x: number, slack = 3): Item[] {
  const distance = (item: Item): number => {
    const [left, right] = [xOf(scale, item.from), Math.max(xOf(scale, item.to), xOf(scale, item.from) + LEAST_WIDTH)]
    return x < left ? left - x : x > right ? x - right : 0
  }
  return lane.items
    .map((item) => ({ item, far: distance(item) }))
    .filter(({ far }) => far <= slack)
    .toSorted((a, b) => a.far - b.far || b.item.from - a.item.from)
    .map(({ item }) => item)
}
