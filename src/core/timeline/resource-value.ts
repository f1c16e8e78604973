import { isSignInAddress, savesNothing } from './address'
import { collectionIn, type Dictionary, entityAt, entityId, entityIn, idMember, isDictionary } from './entity'
import { type Exchange, partOf } from './exchange'
import type { Resource, ResourceRequest } from './server'
import type { Entry } from './merge'

/** What the server is known to hold of a resource, from the answer `entry` on. */
export interface ResourceReading {
  entry: Entry
  exchange: Exchange
  value: unknown
}

/**
 * The last GET answer, patched by what later writes were answered with. Failed requests change nothing. `refetches`: with
 * what Driftscope asked again.
 */
export function resourceReadings(
  { requests, mutations, refetches: again }: Resource,
  { refetches = false } = {},
): ResourceReading[] {
  const readings: ResourceReading[] = []
  const answered = [...requests, ...mutations, ...(refetches ? again : [])]
    .flatMap((request) => {
      const entry = request.exchange.read ?? request.exchange.ended
      return entry && request.exchange.outcome === 'ok' ? [{ request, entry }] : []
    })
    .toSorted((a, b) => a.entry.seq - b.entry.seq)
  let value: unknown
  let query: string | undefined
  for (const { request, entry } of answered) {
    const { exchange } = request
    if (exchange.method === 'HEAD' || exchange.method === 'OPTIONS') continue
    if (exchange.writes) {
      if (isRefusal(exchange.answer)) continue
      const next = exchange.operation ? mutated(value, request) : written(value, request)
      // Nothing is known of it: a sign-in is answered with what is not to be had at its address.
      if (next === value && (exchange.operation || next === undefined)) continue
      value = next
    } else if (exchange.answer === undefined) {
      continue
    } else if (request.item !== undefined) {
      value = one(value, request.item, exchange.answer)
    } else {
      const replaces = query === undefined || query === partOf(exchange) || partOf(exchange) === ''
      value = replaces ? exchange.answer : mergeLists(value, exchange.answer)
      if (replaces) query = partOf(exchange)
    }
    readings.push({ entry, exchange, value })
  }
  return readings
}

/** An item that was read: nothing in its place says that it is gone, mere text says nothing of a list of entities. */
function one(value: unknown, item: string, answer: unknown): unknown {
  if (answer === null || answer === '') return remove(value, item)
  const entity = entityIn(answer)
  return entity || !collectionIn(value) ? upsert(value, item, entity ?? answer, false) : value
}

/** What a mutation makes of a query's answer: it changes entities that are in there, and adds what it created. */
function mutated(value: unknown, { exchange, item }: ResourceRequest): unknown {
  const { method, answer, body } = exchange
  const entity = entityIn(answer) ?? (isDictionary(body) && answer === undefined ? entityIn(body) : undefined)
  const id = item ?? entityId(entity)
  if (id === undefined) return value
  const known = entityAt(value, id)
  if (method === 'DELETE') return known === undefined ? value : remove(value, id)
  if (entity === undefined || entityId(entity) !== id) return value
  if (known !== undefined) return upsert(value, id, entity, true)
  const [first] = collectionIn(value)?.items ?? []
  const isLike =
    first === undefined || Object.keys(entity).every((key) => isDictionary(first) && Object.hasOwn(first, key))
  return method === 'POST' && collectionIn(value) && isLike ? upsert(value, id, entity, false) : value
}

function written(value: unknown, { exchange, item, action }: ResourceRequest): unknown {
  const sent = isDictionary(exchange.body) ? (entityIn(exchange.body) ?? exchange.body) : undefined
  const answered = answeredOf(exchange, action === undefined ? sent : undefined)
  if (exchange.method === 'DELETE') return item === undefined ? undefined : remove(value, item)
  if (item !== undefined) {
    const known = entityAt(value, item)
    const entity =
      answered ?? (action === undefined && sent ? { ...sent, ...computed(exchange.answer, known) } : undefined)
    return entity ? upsert(value, item, entity, !isWhole(exchange, entity, known) || action !== undefined) : value
  }
  const list = collectionIn(value)
  if (value === undefined && isSignIn(exchange)) return value
  if (list || (value === undefined && (answered ?? sent) && exchange.method === 'POST')) {
    const told = [exchange.answer, ...(exchange.method === 'PUT' ? [exchange.body] : [])].find(collectionIn)
    const many = collectionIn(told)
    if (many) return exchange.method === 'POST' ? mergeLists(value, many.items) : replaceMany(value, told, many.items)
    const entity = answered ?? sent
    const id = entityId(entity)
    if (entity && id !== undefined) return upsert(value, id, entity, false)
    const isOfIt = isDictionary(value) && sent && Object.keys(sent).every((key) => Object.hasOwn(value, key))
    return isOfIt && exchange.method !== 'POST' ? { ...value, ...sent } : value
  }
  return replaceSingle(value, exchange)
}

/** `200 { ok: false }`: the server says in its answer that it did not do it. */
function isRefusal(answer: unknown): boolean {
  return isDictionary(answer) && REFUSED.some((key) => Object.hasOwn(answer, key) && answer[key] === false)
}

const REFUSED = ['ok', 'success', 'succeeded']

/** What it is answered with is told once, and changed elsewhere: the user who signed in. */
function isSignIn({ method, address, answer }: Exchange): boolean {
  return method === 'POST' && isSignInAddress(address.path) && !collectionIn(answer)
}

/** The entity of an answer, with what was sent where the answer is a mere receipt of it (`{ id: 's9' }`). */
function answeredOf({ answer, address }: Exchange, sent: Dictionary | undefined): Dictionary | undefined {
  const entity = entityIn(answer)
  if (!entity || !sent || entity !== answer || savesNothing(address.path)) return entity
  const own = Object.keys(idMember(entity))
  const isReceipt = !Object.keys(sent).some((key) => Object.hasOwn(entity, key) && !own.includes(key))
  return isReceipt ? { ...sent, ...entity } : entity
}

/** What a save was answered with of the members that the entity has: `{ version: 4 }`, but not `{ ok: true }`. */
function computed(answer: unknown, known: unknown): Dictionary {
  if (!isDictionary(answer) || !isDictionary(known)) return {}
  return Object.fromEntries(Object.entries(answer).filter(([key]) => Object.hasOwn(known, key)))
}

/** A PUT puts an entity in the place of another, unless it names but few of its members: most servers then keep the others. */
function isWhole({ method }: Exchange, entity: Dictionary, known: unknown): boolean {
  if (method !== 'PUT' || !isDictionary(known)) return method === 'PUT'
  const others = (each: Dictionary): number => Object.keys(each).length - Object.keys(idMember(each)).length
  return others(entity) * 2 > others(known)
}

/** PUT /api/cart, PATCH /api/user: the thing itself, by the answer where it is the same kind of thing. */
function replaceSingle(value: unknown, { method, answer, body }: Exchange): unknown {
  if (isDictionary(answer) && (!isDictionary(value) || Object.keys(answer).some((key) => Object.hasOwn(value, key)))) {
    return method === 'PATCH' && isDictionary(value) ? { ...value, ...answer } : answer
  }
  if (!isDictionary(body)) return value
  return method !== 'PUT' && isDictionary(value) ? { ...value, ...body } : body
}

function upsert(value: unknown, id: string, entity: unknown, merge: boolean): unknown {
  if (isDictionary(value) && entityId(value) === id) return isDictionary(entity) ? { ...value, ...entity } : entity
  const items = collectionIn(value)?.items ?? []
  const index = items.findIndex((each) => entityId(each) === id)
  const before = items[index]
  const named = isDictionary(entity) && entityId(entity) === undefined ? nameless(id, entity) : entity
  if (index === -1 || !isDictionary(before)) return replaceList(value, [...items, named])
  const kept = merge ? before : idMember(before)
  return replaceList(value, items.with(index, isDictionary(entity) ? { ...kept, ...entity } : entity))
}

/** Answers by the entities that were given the id of their address, to be found by it. */
const answers = new WeakMap<object, Dictionary>()

function nameless(id: string, answer: Dictionary): Dictionary {
  const entity = { id, ...answer }
  answers.set(entity, answer)
  return entity
}

/** An entity without the id it was only given here. */
export function asAnswered(entity: unknown): unknown {
  return (typeof entity === 'object' && entity !== null && answers.get(entity)) || entity
}

function remove(value: unknown, id: string): unknown {
  if (isDictionary(value) && entityId(value) === id) return undefined
  const list = collectionIn(value)
  return list
    ? replaceList(
        value,
        list.items.filter((each) => entityId(each) !== id),
      )
    : value
}

/** What a filtered or paged answer adds to the list known so far. */
function mergeLists(value: unknown, answer: unknown): unknown {
  const more = collectionIn(answer)
  if (!more || !collectionIn(value)) return answer
  return more.items.reduce((merged: unknown, item) => upsert(merged, entityId(item) ?? '', item, false), value)
}

/** Of one thing that has a list in it, all that is told: `{ month, limit, lines: [ … ] }`. */
function replaceMany(value: unknown, told: unknown, items: readonly unknown[]): unknown {
  const key = collectionIn(value)?.path[0]
  const isOne = key !== undefined && isDictionary(value) && isDictionary(told) && Object.hasOwn(told, key)
  return isOne ? { ...value, ...told } : replaceList(value, items)
}

function replaceList(value: unknown, items: readonly unknown[]): unknown {
  const key = collectionIn(value)?.path[0]
  return key === undefined || !isDictionary(value) ? items : { ...value, [key]: items }
}
