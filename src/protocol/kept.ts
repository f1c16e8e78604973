import * as v from 'valibot'

/**
 * What the worker keeps in `storage.session` (in memory, for extension pages only):
 * `tail:<id>` → KeptTail, `opener:<tab>` → id of the tab that opened it, `tails` → KeptIndex.
 */
export const KeptTailSchema = v.object({ tab: v.number(), /** JSON text of a `Tail`. */ text: v.string() })
export type KeptTail = v.InferOutput<typeof KeptTailSchema>

/** A document may leave several, each with what came after the one before. */
const EntrySchema = v.object({
  key: v.string(),
  document: v.string(),
  tab: v.number(),
  top: v.boolean(),
  /** UTF-8 bytes. */
  size: v.number(),
})
export const KeptIndexSchema = v.object({
  /** Oldest first. */
  entries: v.array(EntrySchema),
  /** Tails that fell out. */
  dropped: v.number(),
})
export type KeptIndex = v.InferOutput<typeof KeptIndexSchema>

export const KEPT_INDEX = 'tails'
export const tailKey = (id: string): string => `tail:${id}`
export const openerKey = (tab: number): string => `opener:${tab}`

/** Bytes of all tails together: `storage.session` holds 10 MB. */
export const KEPT_BYTES = 8 * 1024 * 1024
/** Top documents of a tab that may have tails, and as many again of its frames. */
export const KEPT_DOCUMENTS = 20

const EMPTY: KeptIndex = { entries: [], dropped: 0 }

/** The index as read from storage; an empty one for anything else. */
export function readIndex(input: unknown): KeptIndex {
  const parsed = v.safeParse(KeptIndexSchema, input)
  return parsed.success ? parsed.output : EMPTY
}

/** Makes room for one more tail: the new index, and the keys of those that fall out, oldest first. */
export function makeRoom(
  index: KeptIndex,
  tail: KeptIndex['entries'][number],
  limit = KEPT_BYTES,
): { index: KeptIndex; evicted: string[] } {
  let entries = [...index.entries, tail]
  const evicted: string[] = []
  const evict = (isGone: (entry: KeptIndex['entries'][number]) => boolean): void => {
    evicted.push(...entries.filter(isGone).map(({ key }) => key))
    entries = entries.filter((entry) => !isGone(entry))
  }
  const siblings = entries.filter(({ tab, top }) => tab === tail.tab && top === tail.top)
  const documents = [...new Set(siblings.map(({ document }) => document))]
  const tooMany = new Set(documents.slice(0, -KEPT_DOCUMENTS))
  evict(({ document }) => tooMany.has(document))
  while (entries.length > 1 && entries.reduce((sum, { size }) => sum + size, 0) > limit) {
    const [oldest] = entries
    evict((entry) => entry === oldest)
  }
  return { index: { entries, dropped: index.dropped + evicted.length }, evicted }
}

/** What of the contents of `storage.session` concerns recordings. */
export function readKept(items: Record<string, unknown>): { tails: KeptTail[]; openers: [number, number][] } {
  const tails: KeptTail[] = []
  const openers: [number, number][] = []
  for (const [key, value] of Object.entries(items)) {
    const [kind, id] = key.split(':')
    const tail = v.safeParse(KeptTailSchema, value)
    if (kind === 'tail' && tail.success) tails.push(tail.output)
    if (kind === 'opener' && typeof value === 'number') openers.push([Number(id), value])
  }
  return { tails, openers }
}
