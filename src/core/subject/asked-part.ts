import { collectionIn, entityId, isDictionary } from '../timeline/entity'
import { partOf } from '../timeline/exchange'
import type { Member } from '../timeline/member'
import type { ResourceRequest } from '../timeline/server'
import { lookup } from '../value/path'

/**
 * Of a list that is asked for in parts (pages, searches), what the store has at the member's place, or the answer had that is
 * shown there: it is one part. What stands around such a list (the page, the next cursor) is about its part only.
 */
export function askedPart(
  { resource, view, mount }: Pick<Member, 'resource' | 'view' | 'mount'>,
  value: unknown,
  state: unknown,
  at: number,
): unknown {
  const held = lookup(state, mount)?.value
  const [theirs, ours] = [listIn(value), listIn(held)]
  if (!resource || !theirs || !ours || theirs.key !== ours.key) return value
  const reads = [...resource.requests, ...resource.refetches].filter(
    ({ exchange: { method, outcome, started } }) => method === 'GET' && outcome === 'ok' && started.event.at <= at,
  )
  if (reads.every(({ exchange }) => partOf(exchange) === '')) return value
  const idsOf = ({ exchange }: ResourceRequest): Set<string> => idsIn(view(exchange.answer))
  const own = idsIn(held)
  const last = reads.at(-1)
  const others = besides(state, mount).map(idsIn)
  const isElsewhere = last !== undefined && others.some((ids) => meet(ids, idsOf(last)))
  const shown = isElsewhere ? reads.findLast((read) => meet(idsOf(read), own)) : last
  if (!shown || (!isElsewhere && partOf(shown.exchange) === '')) return value
  const ids = new Set([...own, ...idsOf(shown)])
  const part = theirs.items.filter((each) => ids.has(entityId(each) ?? ''))
  return theirs.key === undefined ? part : { [theirs.key]: part }
}

/** A list, or the one that an object wraps. */
function listIn(value: unknown): { key?: PropertyKey; items: readonly unknown[] } | undefined {
  if (Array.isArray(value)) return { items: value }
  const list = collectionIn(value)
  const key = list?.path[0]
  return list && key !== undefined ? { key, items: list.items } : undefined
}

function idsIn(value: unknown): Set<string> {
  return new Set(listIn(value)?.items.map((each) => entityId(each) ?? ''))
}

const meet = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean => [...a].some((id) => b.has(id))

/** What a store keeps side by side with a place: the other pages of a list, the other answers in a cache. */
function besides(state: unknown, mount: Member['mount']): unknown[] {
  const last = mount.at(-1)
  const around = last === undefined ? undefined : lookup(state, mount.slice(0, -1))?.value
  if (!isDictionary(around) && !Array.isArray(around)) return []
  return Object.entries(around).flatMap(([key, member]) => (key === String(last) ? [] : [member]))
}
