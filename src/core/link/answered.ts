import { isDictionary } from '../timeline/entity'
import type { History, Reading } from '../timeline/history'
import type { Resource, ResourceRequest } from '../timeline/server'
import { same } from '../value/equal'
import type { Path } from '../value/path'
import type { Candidate } from './subject'

/** A change that comes this soon after an answer, ms, may be what took it in. */
export const SOON = 50
/** How deep in a state, and how many changed members of it are looked at. */
const DEPTH = 8
const NODES = 500

/**
 * Stores that put a copy of an answer in place as soon as it came, however little it tells (`{ open: 1 }`): the whole answer, or
 * what it wraps, in one place that held something else just before. `known`: `<store> <resource>` that are linked already.
 */
export function answeredLinks(
  histories: ReadonlyMap<string, History>,
  resources: readonly Resource[],
  known: ReadonlySet<string>,
): Candidate[] {
  const stores = [...histories.values()].filter(({ source }) => source.kind === 'memory')
  return resources.flatMap((resource) => {
    const reads = resource.requests.filter(({ exchange }) => !exchange.writes && exchange.read)
    return stores.flatMap((store): Candidate[] => {
      if (known.has(`${store.source.id} ${resource.source.id}`)) return []
      const places = reads.flatMap((request) => placeOf(store, request) ?? [])
      const last = places.at(-1)
      if (!last) return []
      const { method, address } = last.request.exchange
      const because = `took the answer of ${method} ${address.path} as it came`
      const { item } = last.request
      const held = item === undefined ? ({ shape: 'object' } as const) : ({ shape: 'entity', item } as const)
      const link = { store: store.source.id, source: resource.source.id, mount: last.path, from: last.from }
      return [{ ...link, ...held, why: 'causal', confidence: 'likely', because }]
    })
  })
}

/** Where the first change after an answer put it. */
function placeOf(
  { readings }: History,
  request: ResourceRequest,
): { path: Path; from: Path; request: ResourceRequest } | undefined {
  const { read, answer } = request.exchange
  if (!read || !isSomething(answer)) return undefined
  const isOf = ({ entry }: Reading): boolean => entry.document === read.document
  for (const [index, reading] of readings.entries()) {
    if (reading.entry.seq < read.seq || !isOf(reading)) continue
    if (reading.at - read.event.at > SOON) return undefined
    const before = readings[index - 1]
    if (!before || !isOf(before)) continue
    for (const { from, value } of takable(answer)) {
      const [path] = newPlaces(before.content().value, reading.content().value, value)
      if (path) return { path, from, request }
    }
  }
  return undefined
}

/** The answer, and the one object that it wraps among plain values: `{ flags: { … }, etag }`. */
export function takable(answer: unknown): { from: Path; value: unknown }[] {
  const members = isDictionary(answer)
    ? Object.entries(answer).filter(([, each]) => typeof each === 'object' && each)
    : []
  const [only, ...others] = members
  const wrapped = only && others.length === 0 && isSomething(only[1]) ? [{ from: [only[0]], value: only[1] }] : []
  return [{ from: [], value: answer }, ...wrapped]
}

function isSomething(answer: unknown): boolean {
  return typeof answer === 'object' && answer !== null && Object.keys(answer).length > 0
}

/** Where `after` has the answer and `before` had something else. */
export function newPlaces(before: unknown, after: unknown, answer: unknown): Generator<Path> {
  return placesIn(before, after, answer, { left: NODES }, [])
}

function* placesIn(
  before: unknown,
  after: unknown,
  answer: unknown,
  nodes: { left: number },
  path: Path,
): Generator<Path> {
  if (Object.is(before, after) || nodes.left-- <= 0) return
  if (same(after, answer)) {
    if (!same(before, after)) yield path
    return
  }
  if (!isDictionary(after) || path.length >= DEPTH) return
  for (const [key, member] of Object.entries(after)) {
    const was = isDictionary(before) && Object.hasOwn(before, key) ? before[key] : undefined
    if (typeof member === 'object') yield* placesIn(was, member, answer, nodes, [...path, key])
  }
}
