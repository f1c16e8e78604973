import type { ChangeFact, RequestFact } from '../../core/facts'
import { same } from '../../core/value/equal'
import { lookup } from '../../core/value/path'
import {
  collectionIn,
  type Dictionary,
  entityAt,
  entityId,
  entityIn,
  idMember,
  isDictionary,
} from '../../core/timeline/entity'

/** What a request was to save of one thing: members by name; `id` where body or address name an entity. */
export interface Sent {
  id?: string
  values: Dictionary
  /** The request does not say it itself: the store changed it at the same moment. */
  isGuess?: true
}

/** A store change so close to a request, in ms, is what the request was to save, where its body does not tell. */
const TOGETHER = 50

/** The things that a request was to save: one, or each of a list; without a readable body what changed along with it. */
export function sentIn(request: RequestFact, changes: readonly ChangeFact[]): Sent[] {
  const { body, item, isOperation } = request
  if (isOperation) {
    const sent = isDictionary(body) ? inputIn(body, item) : undefined
    return sent ? [sent] : changedAlong(request, changes)
  }
  if (body === undefined) return changedAlong(request, changes)
  const many = item === undefined ? listIn(body) : []
  if (many.length > 0) return many.filter(isDictionary).map((each) => named(each, undefined))
  if (!isDictionary(body)) return []
  return item === undefined
    ? (sameForAll(body) ?? [named(entityIn(body) ?? body, item)])
    : [named(unwrapped(body), item)]
}

/** A list, or a wrapper with nothing but a list; a thing that has a list among its members is one thing. */
function listIn(body: unknown): readonly unknown[] {
  const isList = Array.isArray(body) || (isDictionary(body) && Object.keys(body).length === 1)
  return (isList && collectionIn(body)?.items) || []
}

function named(values: Dictionary, item: string | undefined): Sent {
  const id = item ?? entityId(values)
  return { values, ...(id !== undefined && { id }) }
}

/** `{ id, patch: { title } }`, `{ input: { id, title } }`, `{ sceneId, title }`; undefined where it only names the entity. */
function inputIn(input: Dictionary, item: string | undefined): Sent | undefined {
  const inner = Object.values(input).find(isDictionary)
  const values = inner ? { ...idMember(input), ...inner } : input
  const members = Object.entries(values).filter(([, value]) => item === undefined || String(value) !== item)
  return members.length === 0 ? undefined : named({ ...idMember(values), ...Object.fromEntries(members) }, item)
}

/** `{ scene: { title } }` → `{ title }` */
function unwrapped(body: Dictionary): Dictionary {
  const [only, ...others] = Object.values(body)
  return entityIn(body) ?? (isDictionary(only) && others.length === 0 ? only : body)
}

/** `{ ids: ['a', 'b'], done: true }`: the same for several entities. */
function sameForAll(body: Dictionary): Sent[] | undefined {
  const key = Object.keys(body).find((each) => /ids$/i.test(each) && Array.isArray(body[each]))
  const ids = key === undefined ? undefined : body[key]
  if (!Array.isArray(ids)) return undefined
  const values = Object.fromEntries(Object.entries(body).filter(([each]) => each !== key))
  return Object.keys(values).length > 0 ? ids.map((id) => ({ id: String(id), values })) : undefined
}

/** `POST /api/scenes/s9/like`, or a body that was not recorded. */
function changedAlong({ document, at, mount, item }: RequestFact, changes: readonly ChangeFact[]): Sent[] {
  if (item === undefined) return []
  for (const change of changes) {
    if (change.document !== document || Math.abs(change.at - at) > TOGETHER) continue
    const before = entityAt(lookup(change.before?.value, mount)?.value, item)
    const after = entityAt(lookup(change.after, mount)?.value, item)
    if (!isDictionary(before) || !isDictionary(after)) continue
    const values = Object.fromEntries(Object.entries(after).filter(([key, value]) => !same(before[key], value)))
    if (Object.keys(values).length > 0) return [{ id: item, values, isGuess: true }]
  }
  return []
}
