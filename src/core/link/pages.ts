import { collectionIn, entityId } from '../timeline/entity'
import { partOf } from '../timeline/exchange'
import type { Resource } from '../timeline/server'
import { lookup } from '../value/path'
import type { Candidate } from './subject'

/** A page of an infinite list as a store holds it: which entities, and in which of its members. */
export interface Page {
  key: string | undefined
  ids: ReadonlySet<string>
}

/**
 * A store that keeps the answers of a list one after another (`pages: [{ items, next }, …]`) holds all of them, where the link
 * was told by one. Unchanged when some page is of another resource.
 */
export function withPages(link: Candidate, { requests }: Resource, state: unknown): Candidate {
  if (link.shape !== 'object' || typeof link.mount.at(-1) !== 'number') return link
  const mount = link.mount.slice(0, -1)
  const held = lookup(state, mount)?.value
  if (!Array.isArray(held) || held.length < 2) return link
  const answers = new Map<string, ReadonlySet<string>>()
  for (const { exchange } of requests) {
    if (exchange.writes || exchange.outcome !== 'ok') continue
    answers.set(partOf(exchange), idsIn(exchange.answer))
  }
  const pages = held.map((page): Page | undefined => {
    const own = idsIn(page)
    const ids = [...answers.values()].find((each) => own.size > 0 && [...own].some((id) => each.has(id)))
    const key = collectionIn(page)?.path[0]
    return ids && { ids, key: key === undefined ? undefined : String(key) }
  })
  const known = pages.filter((page) => page !== undefined)
  return known.length === pages.length ? { ...link, mount, from: [], shape: 'pages', pages: known } : link
}

/** What a server holds of a list, as the pages of a store; those that it knows nothing of yet are none. */
export function paged(value: unknown, pages: readonly Page[]): unknown[] {
  const items = collectionIn(value)?.items ?? []
  return pages.flatMap(({ key, ids }) => {
    const own = items.filter((each) => ids.has(entityId(each) ?? ''))
    if (own.length === 0) return []
    return [key === undefined ? own : { [key]: own }]
  })
}

function idsIn(value: unknown): ReadonlySet<string> {
  return new Set(collectionIn(value)?.items.flatMap((each) => entityId(each) ?? []))
}
