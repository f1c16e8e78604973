import { type History, readingAt } from '../timeline/history'
import { lookup } from '../value/path'
import { mountOf } from './causal'
import { type LinkDecision, linkEnd } from './decision'
import { findPlace, type Place } from './match'
import type { Candidate } from './subject'

/** How many of the latest contents are looked for in the other source: it may have moved on since. */
const EXAMINED = 5

/** Whether the user refused a link, by whatever it was found. */
export type IsRefused = (link: Pick<Candidate, 'store' | 'source'>) => boolean

export function refusals(decisions: readonly LinkDecision[]): IsRefused {
  const refused = new Set(decisions.filter(({ ruling }) => ruling === 'refused').map(({ from, to }) => `${from} ${to}`))
  return ({ store, source }) => refused.size > 0 && refused.has(`${linkEnd(store)} ${linkEnd(source)}`)
}

/**
 * The links that the user pinned, with the places that were found for them. What is pinned to an entry or a resource which
 * belongs to a store, by one of the links found or by another pin, joins that subject.
 */
export function pinnedLinks(
  decisions: readonly LinkDecision[],
  sources: ReadonlyMap<string, History>,
  found: readonly Candidate[],
): Candidate[] {
  const pins = decisions.filter(({ ruling }) => ruling === 'pinned')
  const ends = [...sources.keys()]
  const named = (end: string): string[] => ends.filter((id) => linkEnd(id) === end)
  const links = new Map<string, Candidate>()
  for (const pin of pins) {
    for (const from of named(rootOf(pin.from, pins))) {
      for (const owner of ownersOf(from, found)) {
        for (const to of named(pin.to)) {
          const link = owner === to ? undefined : linkOf(owner, to, pin, { sources, found })
          if (link) links.set(`${owner} ${to}`, link)
        }
      }
    }
  }
  return [...links.values()]
}

/** Follows pins from what is no store to what that is pinned to. */
function rootOf(end: string, pins: readonly LinkDecision[]): string {
  const passed = new Set([end])
  for (let at = end; ; ) {
    const next = pins.find(({ to }) => to === at)?.from
    if (next === undefined) return at
    // A ring: the first pin of it says which is the root.
    if (passed.has(next)) return pins.find(({ from }) => passed.has(from))?.from ?? end
    passed.add(next)
    at = next
  }
}

function ownersOf(source: string, found: readonly Candidate[]): string[] {
  const owners = found.filter((link) => link.source === source).map((link) => link.store)
  return owners.length > 0 ? owners : [source]
}

interface Known {
  sources: ReadonlyMap<string, History>
  found: readonly Candidate[]
}

function linkOf(store: string, source: string, { mount }: LinkDecision, known: Known): Candidate | undefined {
  const [from, to] = [known.sources.get(store), known.sources.get(source)]
  if (!from || !to || to.source.kind === 'memory' || isOtherTab(from, to)) return undefined
  const told = { store, source, why: 'pinned', confidence: 'certain', because: 'you said so' } as const
  if (mount) return { ...told, mount, ...partAt(from, to, mount) }
  const same = known.found.find((link) => link.store === store && link.source === source)
  if (same) return { ...same, ...told }
  return { ...told, ...placedIn(from, to) }
}

function isOtherTab({ source: a }: History, { source: b }: History): boolean {
  return a.tab !== undefined && b.tab !== undefined && a.tab !== b.tab
}

/** Where the content stood in the other source when it was last found there; the root where it never was. */
function placedIn(from: History, to: History): Pick<Candidate, 'mount' | 'from' | 'shape' | 'item'> {
  for (const [value, state] of moments(from, to)) {
    const place = findPlace(value, state)
    if (place) return placed(to, place)
  }
  return { mount: [], from: [], shape: 'object' }
}

/** Which part of the content is meant by a place that the user chose. */
function partAt(from: History, to: History, mount: readonly (string | number)[]) {
  for (const [value, state] of moments(from, to)) {
    const place = findPlace(value, lookup(state, [...mount])?.value)
    if (place?.path.length === 0) {
      const { from: part, shape, item } = placed(to, place)
      return { from: part, shape, ...(item !== undefined && { item }) }
    }
  }
  return { from: [], shape: 'object' as const }
}

function placed({ source }: History, place: Place): Pick<Candidate, 'mount' | 'from' | 'shape' | 'item'> {
  if (source.kind !== 'server') return mountOf(place)
  const item = place.shape === 'entity' ? place.ids[0] : undefined
  return { mount: place.path, from: place.from, shape: place.shape, ...(item !== undefined && { item }) }
}

/** What the one held, the latest first, with what the other held just after, before, and last. */
function* moments(from: History, to: History): Generator<[value: unknown, state: unknown]> {
  for (const reading of to.readings.slice(-EXAMINED).toReversed()) {
    const { present, value } = reading.content()
    if (!present) continue
    const after = from.readings.find(({ entry }) => entry.seq > reading.entry.seq)
    const states = new Set([after, readingAt(from, reading.at), from.readings.at(-1)])
    for (const state of states) if (state) yield [value, state.content().value]
  }
}
