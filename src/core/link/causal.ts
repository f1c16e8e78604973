import { isDictionary } from '../timeline/entity'
import { below } from '../timeline/below'
import { type History, readingAt } from '../timeline/history'
import type { Entry } from '../timeline/merge'
import { hydratedFrom, reachable } from './declared'
import { likeness } from './likeness'
import { findExact, findPlace, type Place } from './match'
import { isUse, takenIn, writtenMember } from './member'
import type { Coincidence } from './runs'
import type { Candidate } from './subject'
import { tells } from './taken'

/** How many of the latest writes are compared with the store: each costs a decode. */
const EXAMINED = 3

/**
 * Stores to the entries that are written when they change, or that their hydration reads: what is written must also be
 * found in the store, for unrelated entries are written in the same run too (counters, analytics).
 * `declared`: entries that belong to a store by its own declaration. Such a store has no other entry for its whole state: it
 * had another name before (a key per user).
 */
export function causalLinks(
  histories: ReadonlyMap<string, History>,
  together: readonly Coincidence[],
  declared: readonly Candidate[],
): Candidate[] {
  const taken = new Set(declared.map((link) => link.source))
  const named = new Set(declared.map((link) => link.store))
  const stores = [...histories.values()].filter((history) => history.source.kind === 'memory')
  const uses = [...histories.values()].flatMap(({ facts }) => facts.filter(isUse))
  return [...histories.values()].flatMap((entry) => {
    if (entry.source.kind === 'memory' || taken.has(entry.source.id)) return []
    const near = stores.filter((store) => reachable(store.source, entry.source))
    const links = near.flatMap(
      (store) =>
        readByHydration(store, entry) ?? writtenByChanges(store, entry, together) ?? takenIn(store, entry, uses) ?? [],
    )
    const own = links.filter((link) => link.mount.length > 0 || !named.has(link.store))
    return strongestPerTab(own, histories)
  })
}

/** An entry has one owner in a tab; equals share it. */
function strongestPerTab(links: Candidate[], histories: ReadonlyMap<string, History>): Candidate[] {
  const tabOf = (link: Candidate) => histories.get(link.store)?.source.tab
  return links.filter((link) => !links.some((other) => tabOf(other) === tabOf(link) && rank(other) < rank(link)))
}

function rank({ confidence }: Candidate): number {
  return confidence === 'certain' ? 0 : confidence === 'likely' ? 1 : 2
}

/** The store's hydration handed on exactly what the entry held. */
function readByHydration(store: History, entry: History): Candidate | undefined {
  if (!hydratedFrom(store, entry)) return undefined
  const read = store.facts.find(
    ({ event }) => event.type === 'persist-hydration' && event.step === 'read' && event.state,
  )
  const { event } = read ?? {}
  if (!read || event?.type !== 'persist-hydration') return undefined
  const applied = store.readings.find((reading) => reading.entry.seq > read.seq)
  const content = readingAt(entry, event.at)?.content()
  if (!content?.present || !applied || !isDictionary(content.value)) return undefined
  if (likeness(content.value, applied.content().value).share < 1) return undefined
  const link = { store: store.source.id, source: entry.source.id, mount: [], from: [], shape: 'object' as const }
  return { ...link, why: 'causal', confidence: 'certain', because: 'read by the hydration of the store' }
}

function writtenByChanges(store: History, entry: History, together: readonly Coincidence[]): Candidate | undefined {
  const changedIn = (part: 'inRun' | 'inTask') =>
    together.filter(
      (each) => each.fact.source === entry.source.id && each[part].some((change) => change.source === store.source.id),
    )
  const inRun = changedIn('inRun')
  const coinciding = inRun.length > 0 ? inRun : changedIn('inTask')
  const examined = coinciding.slice(-EXAMINED)
  const contentAt = (fact: Entry) =>
    [...entry.readings, ...entry.refused].find((reading) => reading.entry === fact)?.content()
  const places = examined.flatMap(({ fact }) => {
    const content = contentAt(fact)
    const state = store.readings.findLast((reading) => reading.entry.seq < fact.seq)?.content().value
    if (!content?.present) return []
    const place = findPlace(content.value, state)
    const exact = !place || place.shape === 'entity' ? exactPlace(content.value, state, inRun.length > 0) : undefined
    return (isAround(exact, place) ? exact : place) ?? exact ?? []
  })
  const written = (inRun.length > 0 ? examined : []).flatMap(({ fact }) => {
    const content = contentAt(fact)
    return content?.present ? [{ fact, value: content.value }] : []
  })
  const member = writtenMember(store, entry, written)
  const place = places.at(-1)
  const found = member ? { mount: member, from: [], shape: 'object' as const } : place && mountOf(place)
  if (!found) return undefined
  const alone = coinciding.every((each) =>
    (inRun.length > 0 ? each.inRun : each.inTask).every((change) => change.source === store.source.id),
  )
  if (!alone && coinciding.length < 2) return undefined
  const times = coinciding.length === 1 ? 'once' : `${coinciding.length} times`
  return {
    store: store.source.id,
    source: entry.source.id,
    ...found,
    why: 'causal',
    confidence: inRun.length > 0 ? 'certain' : 'likely',
    because: `written in the same ${inRun.length > 0 ? 'run' : 'task'} as a change of the store ${times}`,
  }
}

/** `{ user, token }` stands in the store as it is: the place of its user alone would leave the token out. */
function isAround(exact: Place | undefined, place: Place | undefined): boolean {
  return exact?.from.length === 0 && place !== undefined && (below(exact.path, place.path)?.length ?? 0) > 0
}

/**
 * The part of the state that was written as it is, or inside an envelope of the app's own (`{ v: 2, data: … }`). Later in the
 * same task (watchers, effects) it must tell something.
 */
function exactPlace(written: unknown, state: unknown, isSameRun: boolean): Place | undefined {
  const exact = isSameRun || tells(written) ? findExact(written, state) : undefined
  if (exact || !isDictionary(written)) return exact
  const [only, ...others] = Object.entries(written).filter(
    ([, member]) => typeof member === 'object' && member !== null,
  )
  if (!only || others.length > 0 || Object.keys(written).length < 2 || !tells(only[1])) return undefined
  const inside = findExact(only[1], state)
  return inside && { ...inside, from: [only[0]] }
}

/** Storage holds what it holds: only the path in the store matters. */
export function mountOf(place: Place): Pick<Candidate, 'mount' | 'from' | 'shape'> {
  return { mount: place.path, from: place.from, shape: place.shape === 'record' ? 'record' : 'object' }
}
