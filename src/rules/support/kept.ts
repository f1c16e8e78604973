import type { RequestFact } from '../../core/facts'
import { agree } from '../../core/timeline/agree'
import { carried } from '../../core/link/content'
import { likeness } from '../../core/link/likeness'
import { collectionIn, type Dictionary, entityId, entityIn, idMember, isDictionary } from '../../core/timeline/entity'
import { hasUnknown } from '../../core/timeline/unknown'
import { lookup, type Path } from '../../core/value/path'

/** Where a state keeps what a failed request carried, as if the server had taken it; [] when it keeps nothing of it. */
export function keptOf(request: RequestFact, state: unknown): Path[] {
  if (request.method === 'DELETE') return keptRemoval(request, state)
  const sent = sentBody(request)
  if (!sent) return []
  const place = placeOf(request, sent, state)
  if (!place) return []
  const known = request.known && place.id !== undefined ? entityAt(request.known.value, place.id) : request.known?.value
  if (known === undefined) return [place.path]
  const own = lookup(state, place.path)?.value
  const keys = Object.keys(sent).filter((key) => !Object.hasOwn(idMember(sent), key))
  return keys
    .filter((key) => holds(own, key, sent[key]) && !holds(known, key, sent[key]) && !isUnknownThere(known, key))
    .map((key) => [...place.path, key])
}

/** The thing that was to be saved, out of its wrapper. */
function sentBody({ body, graphql }: RequestFact): Dictionary | undefined {
  if (!isDictionary(body)) return undefined
  if (!graphql) return entityIn(body) ?? body
  const { variables } = body
  if (!isDictionary(variables)) return undefined
  const input = Object.values(variables).find(isDictionary)
  return input ? { ...idMember(variables), ...input } : variables
}

interface Kept {
  path: Path
  id?: string
}

function placeOf(request: RequestFact, sent: Dictionary, state: unknown): Kept | undefined {
  const target = lookup(state, request.mount)?.value
  const id = request.item ?? entityId(sent)
  if (id !== undefined) {
    if (entityAt(target, id) !== undefined)
      return { path: entityId(target) === id ? request.mount : [...request.mount, id], id }
    const place = carried(sent, state)
    return place && { path: place.shape === 'entity' ? place.path : [...place.path, id], id }
  }
  if (request.method === 'POST' && isListLike(target)) return createdIn(request, sent, target)
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

/** An entity by its id: of a list, a record, an answer that wraps a list, or the value itself. */
function entityAt(value: unknown, id: string): unknown {
  if (entityId(value) === id) return value
  const items = collectionIn(value)?.items
  if (items) return items.find((each) => entityId(each) === id)
  return isDictionary(value) && Object.hasOwn(value, id) ? value[id] : undefined
}

/** What the server has there was not recorded in full. */
function isUnknownThere(owner: unknown, key: string): boolean {
  return hasUnknown(isDictionary(owner) ? owner[key] : owner)
}

function holds(owner: unknown, key: string, value: unknown): boolean {
  return isDictionary(owner) && Object.hasOwn(owner, key) && agree(owner[key], value)
}
