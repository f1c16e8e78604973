import { queryFields, unescaped } from '../timeline/address'
import { type Exchange, exchangesOf, lineOf } from '../timeline/exchange'
import type { Timeline } from '../timeline/merge'
import { singular, splitWords } from '../timeline/words'

/** A request to delete something. */
export interface Deletion {
  exchange: Exchange
  line: string
  /** Whatever in address and body may be its id. */
  ids: ReadonlySet<string>
  /** What the address says it is: `scene`. */
  words: ReadonlySet<string>
}

/** Ids taken of one body. */
const MOST = 500
const REMOVES = /\/(?:delete|remove|destroy)\/?$/i

const known = new WeakMap<Timeline, ReadonlyMap<string, readonly Deletion[]>>()

/** The requests to delete something, by what they may mean, in order. */
export function deletionsOf(timeline: Timeline): ReadonlyMap<string, readonly Deletion[]> {
  const found = known.get(timeline)
  if (found) return found
  const byId = new Map<string, Deletion[]>()
  for (const exchange of exchangesOf(timeline)) {
    if (exchange.again || !isDeletion(exchange)) continue
    const deletion = deletionBy(exchange)
    for (const id of deletion.ids) {
      const list = byId.get(id)
      if (list) list.push(deletion)
      else byId.set(id, [deletion])
    }
  }
  known.set(timeline, byId)
  return byId
}

function isDeletion({ method, address, writes }: Exchange): boolean {
  return method === 'DELETE' || (writes && REMOVES.test(address.path))
}

function deletionBy(exchange: Exchange): Deletion {
  const { address, operation, body } = exchange
  const steps = operation ? [] : address.path.split('/').slice(-2).map(unescaped)
  const query = operation ? [] : queryFields(address.query).values()
  return {
    exchange,
    line: lineOf(exchange),
    ids: new Set([...steps, ...query, ...scalarsIn(body)]),
    words: new Set(splitWords(operation?.name ?? address.path).map(singular)),
  }
}

/** `{ id }`, `{ ids: [ … ] }`, `{ where: { id } }` */
function scalarsIn(body: unknown): string[] {
  const found: string[] = []
  const stack = [body]
  while (stack.length > 0 && found.length < MOST) {
    const value = stack.pop()
    if (typeof value === 'string' || typeof value === 'number') found.push(String(value))
    else if (typeof value === 'object' && value !== null) stack.push(...Object.values(value).slice(0, MOST))
  }
  return found
}
