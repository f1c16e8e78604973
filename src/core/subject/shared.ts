import { OUTSIDE } from '../diff/input'
import { type Dictionary, entityId, isDictionary } from '../timeline/entity'
import { partOf } from '../timeline/exchange'
import type { Member } from '../timeline/member'
import { below } from '../timeline/below'
import type { Path } from '../value/path'

/** Contents of an entry that are asked which fields it holds: what was removed of late was there as well. */
const EXAMINED = 10

/**
 * What another tab's memory is to agree with: what stands in the entries and resources that the tabs share. `held` is the own
 * memory. All the rest (what partialize leaves out, what no answer brought) is each tab's own.
 */
export function sharedPart(value: unknown, held: unknown, shared: readonly Member[], omits: readonly Path[]): unknown {
  return new Shared(shared, omits).part([], value, held)
}

class Shared {
  constructor(
    private readonly members: readonly Member[],
    private readonly omits: readonly Path[],
  ) {}

  part(path: Path, value: unknown, held: unknown): unknown {
    if (this.omits.some((omitted) => below(omitted, path))) return OUTSIDE
    const here = this.members.filter(({ mount }) => mount.length === path.length && below(mount, path))
    const entries = here.filter(({ resource }) => !resource)
    const [resource] = here.filter((member) => member.resource && isAskedAlike(member))
    if (here.length === 0 && !this.leadsOn(path)) return OUTSIDE
    if (entries.length === 0 && resource && entityId(value) !== entityId(held)) return OUTSIDE
    if (!isDictionary(value) || !isDictionary(held)) {
      if (entries.length > 0) return value
      return resource ? answeredPart(resource, value, held) : OUTSIDE
    }
    return this.fields(path, value, held, new Set([...entries.flatMap(storedKeys), ...answeredKeys(resource)]))
  }

  private fields(path: Path, value: Dictionary, held: Dictionary, keys: ReadonlySet<string>): unknown {
    const names = new Set([...Object.keys(value), ...Object.keys(held)])
    const parts = [...names].flatMap((key): [string, unknown][] => {
      const place = [...path, key]
      if (!Object.hasOwn(value, key)) return keys.has(key) ? [] : [[key, OUTSIDE]]
      return [[key, keys.has(key) ? this.without(place, value[key]) : this.part(place, value[key], held[key])]]
    })
    return Object.fromEntries(parts)
  }

  /** A field that an entry holds, without what partialize leaves out of it. */
  private without(path: Path, value: unknown): unknown {
    const inside = this.omits.filter((omitted) => below(path, omitted) !== undefined)
    if (inside.length === 0) return value
    if (inside.some((omitted) => omitted.length === path.length)) return OUTSIDE
    if (!isDictionary(value)) return value
    return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, this.without([...path, key], part)]))
  }

  private leadsOn(path: Path): boolean {
    return this.members.some(({ mount }) => mount.length > path.length && below(path, mount) !== undefined)
  }
}

function storedKeys({ history, view }: Member): string[] {
  return history.readings.slice(-EXAMINED).flatMap(({ content }) => {
    const { present, unreadable, value } = content()
    const stored = present && unreadable === undefined ? view(value) : undefined
    return isDictionary(stored) ? Object.keys(stored) : []
  })
}

function latest({ history, view }: Member): unknown {
  const reading = history.readings.at(-1)
  return reading && view(reading.content().value)
}

function answeredKeys(resource: Member | undefined): string[] {
  const value = resource && latest(resource)
  return isDictionary(value) ? Object.keys(value) : []
}

/** The elements of a list with the members that answers bring; what else tabs note on them is their own. */
function answeredPart(resource: Member, value: unknown, held: unknown): unknown {
  const answered = latest(resource)
  if (!Array.isArray(value) || !Array.isArray(held) || !Array.isArray(answered)) return value
  const names = new Set(answered.filter(isDictionary).flatMap((each: Dictionary) => Object.keys(each)))
  const own = new Map(held.filter(isDictionary).map((each: Dictionary) => [entityId(each), each]))
  return value.map((each: unknown) => {
    if (!isDictionary(each)) return each
    const extra = Object.keys({ ...each, ...own.get(entityId(each)) }).filter((key) => !names.has(key))
    return { ...each, ...Object.fromEntries(extra.map((key) => [key, OUTSIDE])) }
  })
}

/** A list that tabs ask for in parts (pages, searches) is another one in each. */
function isAskedAlike({ resource }: Member): boolean {
  const reads =
    resource?.requests.filter(({ exchange }) => exchange.method === 'GET' && exchange.outcome === 'ok') ?? []
  return new Set(reads.map(({ exchange }) => partOf(exchange))).size === 1
}
