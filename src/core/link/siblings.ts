import { isDictionary } from '../timeline/entity'
import { type History, readingAt } from '../timeline/history'
import { formatPath, lookup } from '../value/path'
import { linkEnd } from './decision'
import type { Candidate } from './subject'

/**
 * What a store was seen to save to in one tab, the same store of another tab saves to as well, even if it has not done so
 * yet: else a tab that only looks would seem to have nothing to do with it. A store that has an entry of its own there keeps it.
 */
export function siblingLinks(links: readonly Candidate[], histories: ReadonlyMap<string, History>): Candidate[] {
  const stores = [...histories.values()].filter(({ source }) => source.kind === 'memory')
  const found = new Map<string, Candidate>()
  for (const link of links) {
    const entry = histories.get(link.source)
    if (!entry || entry.source.tab !== undefined) continue
    const others = stores.filter(({ source }) => source.id !== link.store && linkEnd(source.id) === linkEnd(link.store))
    for (const store of others) {
      const sibling = histories.get(link.store)
      if (hasOwn(store, link, links, histories) || !wasReadThere(store, entry)) continue
      if (!fits(store, entry, link, sibling)) continue
      const because = `${link.because}, in another tab`
      found.set(`${store.source.id} ${link.source}`, { ...link, store: store.source.id, confidence: 'likely', because })
    }
  }
  return [...found.values()]
}

/** The store has an entry for that place already, or the entry another store in that tab. */
function hasOwn(
  { source }: History,
  link: Candidate,
  links: readonly Candidate[],
  histories: ReadonlyMap<string, History>,
) {
  const mount = formatPath(link.mount)
  return links.some(
    (each) =>
      (each.store === source.id && formatPath(each.mount) === mount) ||
      (each.source === link.source && histories.get(each.store)?.source.tab === source.tab),
  )
}

/** It asked for the entry, to begin with it: tabs that work on different keys do not. */
function wasReadThere({ source }: History, { facts }: History): boolean {
  const documents = new Set(source.documents)
  return facts.some(({ event, document }) => event.type === 'storage-read' && documents.has(document.id))
}

/**
 * Stores without a name of their own are called alike in every page of a site: they must have the same members there. What
 * the store that is linked lacks as well is the entry's own (a version of the app's).
 */
function fits(store: History, entry: History, { mount, from }: Candidate, sibling: History | undefined): boolean {
  const content = entry.readings.findLast((reading) => reading.content().present)
  const stored = content && lookup(content.content().value, from)?.value
  const heldBy = (history: History) =>
    content && lookup((readingAt(history, content.at) ?? history.readings[0])?.content().value, mount)
  const held = heldBy(store)
  if (!held || !isDictionary(stored)) return held !== undefined && Array.isArray(held.value) === Array.isArray(stored)
  const { value } = held
  const linked = sibling && heldBy(sibling)?.value
  const keys = Object.keys(stored)
  const common = isDictionary(linked) ? keys.filter((key) => Object.hasOwn(linked, key)) : []
  const expected = common.length > 0 ? common : keys
  return isDictionary(value) && expected.every((key) => Object.hasOwn(value, key))
}
