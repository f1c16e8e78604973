import { collectionIn, entityId, isDictionary } from '../timeline/entity'
import type { Member } from '../timeline/member'
import { same } from '../value/equal'

/**
 * Elements of a list that were read at addresses of their own since, as the list itself tells them: a mere id where the thing
 * has a whole author, the beginning of a text.
 */
export function asListed({ resource }: Pick<Member, 'resource'>, value: unknown, held: unknown, at: number): unknown {
  const reads = resource?.requests.filter(({ exchange }) => !exchange.writes && exchange.read) ?? []
  if (!reads.some(({ item }) => item !== undefined)) return value
  const last = reads.findLast(({ exchange, item }) => item === undefined && (exchange.read?.event.at ?? 0) <= at)
  const listed = byId(collectionIn(last?.exchange.answer)?.items)
  return listed.size === 0 ? value : inOwnWay(value, held, listed)
}

type Elements = ReadonlyMap<string | undefined, unknown>

function inOwnWay(value: unknown, held: unknown, listed: Elements): unknown {
  if (Array.isArray(value)) {
    const own = byId(Array.isArray(held) ? held : [])
    return value.map((each: unknown) => elementAs(each, listed.get(entityId(each)), own.get(entityId(each))))
  }
  if (!isDictionary(value) || !isDictionary(held)) return value
  const entries = Object.entries(value)
  if (entries.length > 0 && entries.every(([key, each]) => entityId(each) === key))
    return Object.fromEntries(entries.map(([key, each]) => [key, elementAs(each, listed.get(key), held[key])]))
  const [key] = collectionIn(value)?.path ?? []
  return key === undefined ? value : { ...value, [key]: inOwnWay(value[key], held[key], listed) }
}

function byId(items: readonly unknown[] = []): Elements {
  return new Map(items.map((each) => [entityId(each), each]))
}

/** Where the store holds what the list said. */
function elementAs(thing: unknown, listed: unknown, held: unknown): unknown {
  if (thing === listed || !isDictionary(thing) || !isDictionary(listed) || !isDictionary(held)) return thing
  const other = Object.entries(listed).filter(
    ([key, each]) => Object.hasOwn(thing, key) && isOtherKind(each, thing[key]) && same(each, held[key]),
  )
  return other.length === 0 ? thing : { ...thing, ...Object.fromEntries(other) }
}

/** Of a list, and of the thing itself: they are not to be compared. */
function isOtherKind(listed: unknown, own: unknown): boolean {
  if (listed === null || own === null) return false
  if (typeof listed === 'object' || typeof own === 'object')
    return typeof listed !== typeof own || Array.isArray(listed) !== Array.isArray(own)
  if (typeof listed !== 'string' || typeof own !== 'string') return false
  const beginning = listed.replace(/(?:…|\.{3})$/, '').trimEnd()
  return beginning.length < listed.length && own.length > beginning.length && own.startsWith(beginning)
}
