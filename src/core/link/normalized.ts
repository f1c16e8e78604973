import { type Dictionary, firstMembers, isDictionary } from '../timeline/entity'
import type { History } from '../timeline/history'
import type { Resource } from '../timeline/server'
import { lookup, type Path } from '../value/path'
import type { Candidate } from './subject'

/**
 * Stores that keep what a server answers taken apart into entities by type and id, as Apollo does: `Todo:1`, and where another
 * names it a reference. `known`: `<store> <resource>` that are linked already.
 */
export function normalizedLinks(
  histories: ReadonlyMap<string, History>,
  resources: readonly Resource[],
  readings: ReadonlyMap<string, History>,
  known: ReadonlySet<string>,
): Candidate[] {
  const stores = [...histories.values()].filter(({ source }) => source.kind === 'memory')
  return resources.flatMap((resource) => {
    const latest = readings.get(resource.source.id)?.readings.at(-1)
    const keys = latest ? Object.keys(normalized(latest.content().value)) : []
    if (!latest || keys.length === 0) return []
    const documents = new Set(resource.requests.map(({ exchange }) => exchange.started.document.id))
    return stores.flatMap((store): Candidate[] => {
      const { id, documents: own = [] } = store.source
      if (known.has(`${id} ${resource.source.id}`) || !own.some((document) => documents.has(document))) return []
      const after = store.readings.find(({ entry }) => entry.seq > latest.entry.seq)
      const mount = [after, store.readings.at(-1)]
        .map((reading) => placeOf(keys, reading?.content().value))
        .find((path) => path !== undefined)
      if (!mount) return []
      const because = `by content: holds its entities by type and id (${keys[0]})`
      const link = { store: id, source: resource.source.id, mount, from: [], because }
      return [{ ...link, shape: 'normalized', why: 'content', confidence: 'likely' }]
    })
  })
}

/** The state, or a member of it, that has at least half of the entities. */
function placeOf(keys: readonly string[], state: unknown): Path | undefined {
  const members = isDictionary(state) ? Object.keys(state).map((key): Path => [key]) : []
  return [[], ...members].find((path) => {
    const held = lookup(state, path)?.value
    return isDictionary(held) && keys.filter((key) => keyOf(held[key]) === key).length * 2 >= keys.length
  })
}

/** The entities of an answer by type and id, each with references to the others in it. */
export function normalized(answer: unknown): Dictionary {
  if (!namesTypes(answer)) return {}
  const entities = new Map<string, Dictionary>()
  const visit = (node: unknown): unknown => {
    if (Array.isArray(node)) return node.map(visit)
    if (!isDictionary(node)) return node
    const members = Object.fromEntries(Object.entries(node).map(([name, value]) => [name, visit(value)]))
    const key = keyOf(node)
    if (key === undefined) return members
    entities.set(key, { ...entities.get(key), ...members })
    return { __ref: key }
  }
  visit(answer)
  return Object.fromEntries(entities)
}

/** Objects looked through for the first that says its type. */
const LOOKED_AT = 2_000

/** Most answers are of no such server, and may be large. */
function namesTypes(answer: unknown): boolean {
  const queue: unknown[] = [answer]
  for (let i = 0; i < queue.length; i++) {
    const node = queue[i]
    if (typeof node !== 'object' || node === null) continue
    if (Object.hasOwn(node, '__typename')) return true
    const room = LOOKED_AT - queue.length
    if (room > 0) for (const [, member] of firstMembers(node, room)) queue.push(member)
  }
  return false
}

/** `Todo:1`, for what says its type and its id. */
function keyOf(value: unknown): string | undefined {
  if (!isDictionary(value) || typeof value['__typename'] !== 'string') return undefined
  const id = value['id'] ?? value['_id']
  return typeof id === 'string' || typeof id === 'number' ? `${value['__typename']}:${id}` : undefined
}

/** Entities by type and id, and nothing else. */
export function isNormalized(value: unknown): value is Dictionary {
  if (!isDictionary(value)) return false
  const entries = Object.entries(value)
  return entries.length > 0 && entries.every(([key, each]) => keyOf(each) === key)
}
