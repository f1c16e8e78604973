import { OUTSIDE } from '../diff/input'
import { isNormalized } from '../link/normalized'
import { type Dictionary, entityId, isDictionary } from '../timeline/entity'
import type { Member } from '../timeline/member'
import { isSnapshot } from '../timeline/channel'
import { writesOf } from '../timeline/server'
import { lookup, type Path } from '../value/path'
import { asListed } from './as-listed'
import { askedPart } from './asked-part'
import { snapshot } from './snapshot'

/** As much of what a member says as is to be compared with what the first one, whose whole state is `state`, holds there. */
export function covered(member: Member, value: unknown, state: unknown, at: number): unknown {
  const held = lookup(state, member.mount)?.value
  if (isSnapshot(member.source)) return snapshot(value, held)
  if (member.slots) return inSlots(member, value, held, member.slots)
  if (isMereAnswer(member, value, held)) return OUTSIDE
  return member.source.kind === 'server'
    ? coverage(member, asListed(member, askedPart(member, value, state, at), held, at), held)
    : value
}

/** Of a store that keeps things in places of their own: what stands there, where it is that thing still. */
function inSlots(member: Member, value: unknown, held: unknown, slots: readonly Path[]): unknown {
  if (!isDictionary(held) || !isDictionary(value)) return OUTSIDE
  if (slots.some(({ length }) => length === 0))
    return entityId(value) === entityId(held) ? coverage(member, value, held) : OUTSIDE
  return Object.fromEntries(
    Object.entries(held).map(([key, own]) => {
      const inside = slots.filter(([step]) => step === key).map((slot) => slot.slice(1))
      return [key, inside.length > 0 ? inSlots(member, value[key], own, inside) : OUTSIDE]
    }),
  )
}

/** What a POST answered (`POST /login`: the user) is one thing of a list that nobody has read: not what the server holds now. */
function isMereAnswer({ resource, pinned }: Member, value: unknown, held: unknown): boolean {
  const isThing = Array.isArray(value) || entityId(value) !== undefined
  if (!resource || pinned || !isThing || Array.isArray(held)) return false
  return resource.requests.every(({ exchange: { method }, item }) => method === 'POST' && item === undefined)
}

/**
 * A single thing of the server and the store share some members. What only the answer has (links, paging) the store has no
 * place for; what only the store has (flags, drafts) the server is not meant to hold.
 */
export function coverage({ resource, pinned, isRespelled }: Member, value: unknown, held: unknown): unknown {
  if (Array.isArray(value) && Array.isArray(held)) {
    const hasFailed = writesOf(resource).some(({ exchange }) => exchange.outcome === 'failed')
    return listCoverage(value, held, !hasFailed || isRespelled === true)
  }
  if (isRespelled) return recordCoverage(value, held)
  if (isNormalized(value)) return commonMembers(value, held)
  if (!isDictionary(value) || !isDictionary(held) || isRecordOfEntities(held)) return value
  const shared = Object.entries(value).filter(([key]) => Object.hasOwn(held, key))
  // What a person called the same must not agree by having nothing in common.
  if (pinned && shared.length === 0) return value
  const own = Object.keys(held).filter((key) => !Object.hasOwn(value, key))
  return Object.fromEntries([...shared, ...own.map((key) => [key, OUTSIDE])])
}

/** Of entities taken apart, what the store holds as well: it may know other fields of them, by other names, from other answers. */
function commonMembers(value: unknown, held: unknown): unknown {
  if (!isDictionary(value) || !isDictionary(held)) return value
  return Object.fromEntries(
    Object.entries(held).map(([key, own]) => [
      key,
      Object.hasOwn(value, key) ? commonMembers(value[key], own) : OUTSIDE,
    ]),
  )
}

/**
 * The same for the elements of a list: members that none of the other side's elements has. What only the store has may be
 * what a failed write was to bring (`sparesOwn` false): then it is compared.
 */
function listCoverage(value: readonly unknown[], held: readonly unknown[], sparesOwn: boolean): readonly unknown[] {
  const [theirs, ours] = [memberNames(value), memberNames(held)]
  if (theirs.size === 0 || ours.size === 0) return value
  const extra = sparesOwn ? [...ours].filter((key) => !theirs.has(key)) : []
  if (extra.length === 0 && [...theirs].every((key) => ours.has(key))) return value
  const byId = new Map(held.filter(isDictionary).map((each) => [entityId(each), each]))
  return value.map((each) => {
    if (!isDictionary(each)) return each
    const own = byId.get(entityId(each)) ?? {}
    const shared = Object.entries(each).filter(([key]) => ours.has(key))
    return Object.fromEntries([
      ...shared,
      ...extra.filter((key) => Object.hasOwn(own, key)).map((key) => [key, OUTSIDE]),
    ])
  })
}

/** The same for a record of such elements. */
function recordCoverage(value: unknown, held: unknown): unknown {
  if (!isDictionary(value) || !isDictionary(held)) return OUTSIDE
  const elements = listCoverage(Object.values(value), Object.values(held), true)
  return Object.fromEntries(Object.keys(value).map((key, index) => [key, elements[index]]))
}

function memberNames(items: readonly unknown[]): Set<string> {
  return new Set(items.filter(isDictionary).flatMap((each: Dictionary) => Object.keys(each)))
}

function isRecordOfEntities(value: object): boolean {
  const entries = Object.entries(value)
  return entries.length > 0 && entries.every(([key, member]) => entityId(member) === key)
}
