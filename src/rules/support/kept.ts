import type { ChangeFact, RequestFact } from '../../core/facts'
import { agree } from '../../core/timeline/agree'
import { below } from '../../core/timeline/below'
import { carried } from '../../core/link/content'
import { likeness } from '../../core/link/likeness'
import { type Dictionary, entityAt, entityId, idMember, isDictionary } from '../../core/timeline/entity'
import { hasUnknown } from '../../core/timeline/unknown'
import { lookup, type Path } from '../../core/value/path'
import { type Sent, sentIn } from './sent'

/** Where a state keeps what a failed request carried, as if the server had taken it; [] when it keeps nothing of it. */
export function keptOf(request: RequestFact, state: unknown, { changes, requests }: Around): Path[] {
  if (request.method === 'DELETE') return keptRemoval(request, state)
  return sentIn(request, changes).flatMap((sent) => keptEntity(request, sent, state, requests))
}

/** Where a state holds what a request carried, one path for each member of it. */
export function heldOf(request: RequestFact, state: unknown, changes: readonly ChangeFact[]): Path[] {
  return sentIn(request, changes).flatMap((sent) => {
    const place = placeOf(request, sent, state)
    const own = place && lookup(state, place.path)?.value
    const ids = idMember(sent.values)
    return Object.keys(sent.values).flatMap((key) =>
      place && !Object.hasOwn(ids, key) && holds(own, key, sent.values[key]) ? [[...place.path, key]] : [],
    )
  })
}

/** What else happened to the subject. */
interface Around {
  changes: readonly ChangeFact[]
  requests: readonly RequestFact[]
}

function keptEntity(request: RequestFact, sent: Sent, state: unknown, requests: readonly RequestFact[]): Path[] {
  const place = placeOf(request, sent, state)
  if (!place) return []
  const { values } = sent
  const own = lookup(state, place.path)?.value
  const keys = Object.keys(values).filter((key) => !Object.hasOwn(idMember(values), key))
  const held = keys.filter((key) => holds(own, key, values[key]))
  const known = knownOf(request, place) ?? knownElsewhere(requests, place.path)
  if (sent.isGuess)
    return held
      .filter((key) => isMeant(request, known, key) && !holds(known, key, values[key]))
      .map((key) => [...place.path, key])
  if (known === undefined) {
    const isWhole = held.length === keys.length && request.method !== 'PATCH'
    return isWhole ? [place.path] : held.map((key) => [...place.path, key])
  }
  return held
    .filter((key) => !holds(known, key, values[key]) && !isUnknownThere(known, key))
    .map((key) => [...place.path, key])
}

/** Of what merely changed at that moment: a member the server has too, or that the action is called by (`like`, `liked`). */
function isMeant({ action }: RequestFact, known: unknown, key: string): boolean {
  if (action !== undefined && key.toLowerCase().startsWith(action.toLowerCase())) return true
  return isDictionary(known) && Object.hasOwn(known, key)
}

function knownOf({ known }: RequestFact, { id }: Kept): unknown {
  return known && id !== undefined ? entityAt(known.value, id) : known?.value
}

/** What another address, or the query of a GraphQL mutation, was last answered about that place. */
function knownElsewhere(requests: readonly RequestFact[], path: Path): unknown {
  for (const { known, mount } of knowing(requests)) {
    const rest = below(mount, path)
    const found = rest && known && lookup(known.value, rest)
    if (found) return found.value
  }
  return undefined
}

const asked = new WeakMap<readonly RequestFact[], readonly RequestFact[]>()

/** Of the requests, the last one first, those that tell anything: what is known of a resource is the same with all of its requests. */
function knowing(requests: readonly RequestFact[]): readonly RequestFact[] {
  const found = asked.get(requests)
  if (found) return found
  const bySource = new Map<string, RequestFact>()
  for (const request of requests.toReversed())
    if (request.known && !bySource.has(request.source)) bySource.set(request.source, request)
  const telling = [...bySource.values()]
  asked.set(requests, telling)
  return telling
}

interface Kept {
  path: Path
  id?: string
}

function placeOf(request: RequestFact, { id, values }: Sent, state: unknown): Kept | undefined {
  const target = lookup(state, request.mount)?.value
  if (id !== undefined) {
    if (entityAt(target, id) !== undefined)
      return { path: entityId(target) === id ? request.mount : [...request.mount, id], id }
    const place = carried(entityId(values) === undefined ? { ...values, id } : values, state)
    return place && { path: place.shape === 'entity' ? place.path : [...place.path, id], id }
  }
  if (request.method === 'POST' && isListLike(target)) return createdIn(request, values, target)
  return isDictionary(target) && request.isCollection ? { path: request.mount } : undefined
}

/** A list of entities, or a record of them by id. */
function isListLike(target: unknown): boolean {
  if (Array.isArray(target)) return true
  return isDictionary(target) && Object.entries(target).every(([key, member]) => entityId(member) === key)
}

/** A new entity sent without an id: the one that has all that was sent and that the server does not know. */
function createdIn(request: RequestFact, sent: Dictionary, target: unknown): Kept | undefined {
  const items = Array.isArray(target) ? target.entries() : Object.entries(target ?? {})
  for (const [index, item] of items) {
    const id = entityId(item)
    const like = likeness(sent, item)
    if (like.share < 1 || like.telling === 0) continue
    if (id !== undefined && entityAt(request.known?.value, id) !== undefined) continue
    return { path: [...request.mount, id ?? index], ...(id !== undefined && { id }) }
  }
  return undefined
}

/** The entity is gone here and still there. */
function keptRemoval({ item, known, mount }: RequestFact, state: unknown): Path[] {
  if (item === undefined || known === undefined || entityAt(known.value, item) === undefined) return []
  const target = lookup(state, mount)?.value
  return target !== undefined && entityAt(target, item) === undefined ? [[...mount, item]] : []
}

/** What the server has there was not recorded in full. */
function isUnknownThere(owner: unknown, key: string): boolean {
  return hasUnknown(isDictionary(owner) ? owner[key] : owner)
}

/** A form sends everything as text. */
function holds(owner: unknown, key: string, value: unknown): boolean {
  if (!isDictionary(owner) || !Object.hasOwn(owner, key)) return false
  const own = owner[key]
  const isText = typeof value === 'string' && (typeof own === 'number' || typeof own === 'boolean')
  return isText ? String(own) === value : agree(own, value)
}
