import type { SaveFact, TakeFact } from '../facts'
import { type Part, takenParts } from '../link/taken'
import { savesNothing } from '../timeline/address'
import { agree } from '../timeline/agree'
import { causeOf } from '../timeline/blame'
import { changedPaths } from '../timeline/changed-paths'
import { type Exchange, exchangesOf, lineOf, partOf } from '../timeline/exchange'
import type { AgentEvent } from '../timeline/event'
import type { History, Reading } from '../timeline/history'
import type { Member } from '../timeline/member'
import type { Entry, Timeline } from '../timeline/merge'
import { ownPart } from '../timeline/own-part'
import { decode } from '../value/decode'
import { lookup, type Path } from '../value/path'
import { momentOf } from './store-facts'

/** An answer is taken in within this time, ms, where only content tells. */
const TAKEN_WITHIN = 1_000
/** What a page was rendered with is taken in while it starts, ms … */
const STARTS_WITHIN = 5_000
/** Answers looked through for each change. */
const EXAMINED = 3
/** What frameworks fetch for the next page: rendered by the server like a page. */
const ROUTE_DATA = /\/_next\/data\/|\/__data\.json$|[?&](?:_data|_rsc|_routes)=|\.data(?:\?|$)/

/** What the server said to one document: the answers it read, and what it was rendered with. */
interface Told {
  exchanges: Exchange[]
  payloads: Entry[]
  /** When a person used it, and when its address changed. */
  uses: number[]
  routes: number[]
}

const known = new WeakMap<Timeline, Map<string, Told>>()

function toldTo(timeline: Timeline): Map<string, Told> {
  const found = known.get(timeline)
  if (found) return found
  const told = new Map<string, Told>()
  const of = ({ id }: { id: string }): Told => {
    const own = told.get(id) ?? { exchanges: [], payloads: [], uses: [], routes: [] }
    told.set(id, own)
    return own
  }
  for (const exchange of exchangesOf(timeline))
    if (!exchange.again) of(exchange.started.document).exchanges.push(exchange)
  for (const entry of timeline.entries) {
    const { event, document } = entry
    if (event.type === 'payload-found') of(document).payloads.push(entry)
    else if (event.type === 'page-used') of(document).uses.push(event.at)
    else if (event.type === 'url-changed') of(document).routes.push(event.at)
  }
  known.set(timeline, told)
  return told
}

/** Requests of the store's documents that told the server something, to whatever address. */
export function saveFacts(store: Member, timeline: Timeline): SaveFact[] {
  const told = toldTo(timeline)
  const documents = new Set(store.history.facts.map(({ document }) => document.id))
  return [...documents]
    .flatMap((id) => told.get(id)?.exchanges ?? [])
    .filter(({ writes, address, operation }) => writes && !savesNothing(operation?.name ?? address.path))
    .map(({ started, outcome }) => ({ ...momentOf(started), outcome }))
}

/** The changes by which a store took in what the server had said or rendered. */
export function takeFacts({ history }: Member, timeline: Timeline): TakeFact[] {
  return history.readings.flatMap((_, index) => takesAt(history, index, timeline))
}

/** What one change of a store took in of what the server had said. */
export function takesAt(history: History, index: number, timeline: Timeline): TakeFact[] {
  const reading = history.readings[index]
  const before = history.readings[index - 1]
  if (!reading || reading.entry.event.type !== 'store-changed' || reading.entry.event.hydration !== undefined) return []
  const { document } = reading.entry
  const server = toldTo(timeline).get(document.id)
  if (!server || before?.entry.document !== document) return []
  return takesIn(reading, before, server, firstOf(history, document.id))
}

function firstOf({ readings }: History, document: string): unknown {
  return readings.find(({ entry }) => entry.document.id === document)?.content().value
}

function takesIn(reading: Reading, before: Reading, told: Told, initial: unknown): TakeFact[] {
  const take = takeOf(reading, before)
  const answers = told.exchanges.filter((each) => isAnswer(each, reading)).slice(-EXAMINED)
  const taken = answers.flatMap((exchange) => {
    const { started, read, address, answer } = exchange
    const parts = (): Part[] => partsOf(exchange, reading)
    const isRoute = ROUTE_DATA.test(`${address.path}${address.query}`)
    return take(parts, answer, {
      what: lineOf(exchange),
      kind: isRoute ? 'route' : 'answer',
      asked: momentOf(started),
      event: (read ?? started).id,
      isPart: partOf(exchange) !== '' && !isRoute,
    })
  })
  if (taken.length > 0) return taken.slice(-1)
  return told.payloads.flatMap((entry) => {
    if (!mayTakePayload(reading, entry, told)) return []
    const value = entry.event.type === 'payload-found' ? decodeOnce(entry) : undefined
    const parts = (): Part[] => takenParts(value, reading.content().value)
    const origin = { what: payloadName(entry), kind: 'payload', event: entry.id, isPart: false } as const
    const [found] = take(parts, value, {
      ...origin,
      asked: { ...momentOf(entry), at: entry.document.startedAt, seq: -1 },
    })
    return found && (!isUsed(reading, told) || isNews(found, initial)) ? [found] : []
  })
}

type Take = (parts: () => readonly Part[], value: unknown, from: TakeFact['from']) => TakeFact[]

/** Makes the fact, of those paths that the change gave the server's value. */
function takeOf(reading: Reading, before: Reading): Take {
  const [old, now] = [before.content().value, reading.content().value]
  const { event } = reading.entry
  return (parts, value, from) => {
    const last = takenPaths.get(event)?.get(from.event)
    const isKnown = last && last.old === old && last.now === now && last.value === value
    const paths = isKnown ? last.paths : parts().flatMap((part) => pathsTaken(part, old, now, value))
    if (!isKnown) {
      const byAnswer = takenPaths.get(event) ?? new Map<string, Taken>()
      takenPaths.set(event, byAnswer.set(from.event, { old, now, value, paths }))
    }
    if (paths.length === 0) return []
    return [{ ...momentOf(reading.entry), by: causeOf(reading.entry.event), before: old, after: now, from, paths }]
  }
}

interface Taken {
  old: unknown
  now: unknown
  value: unknown
  paths: readonly Path[]
}

/** What a change took of an answer, as the diagnosis before found it: the states of a recording stay the same objects. */
const takenPaths = new WeakMap<AgentEvent, Map<string, Taken>>()

/** The paths of a part to which a change gave the server's value. */
function pathsTaken({ mount, from }: Part, old: unknown, now: unknown, value: unknown): Path[] {
  return changedPaths(old, now, mount).filter((path) => {
    const [own, theirs] = [lookup(now, path), lookup(value, [...from, ...path.slice(mount.length)])]
    return own && theirs ? agree(own.value, theirs.value) : own === theirs
  })
}

function isAnswer(exchange: Exchange, { entry, at }: Reading): boolean {
  const { writes, outcome, read, started } = exchange
  if (writes || outcome !== 'ok' || !read || read.seq > entry.seq || started.document !== entry.document) return false
  return at - read.event.at <= TAKEN_WITHIN || originsOf(entry, exchange).length > 0
}

function originsOf({ event }: Entry, exchange: Exchange): Part[] {
  const { started } = exchange
  const origins = event.type === 'store-changed' ? event.origins : undefined
  if (origins === undefined || origins.length === 0) return []
  const request = started.event.type === 'request-started' ? started.event.request : ''
  return origins.flatMap((origin) => {
    const part = origin.request === request ? ownPart(exchange, origin) : undefined
    return part ? [{ mount: part.path, from: part.from }] : []
  })
}

function partsOf(exchange: Exchange, { entry, content }: Reading): Part[] {
  const identical = originsOf(entry, exchange)
  return identical.length > 0 ? identical : takenParts(exchange.answer, content().value)
}

/** While the page starts, or just after it went to another address: later it is the user who puts things back. */
function mayTakePayload({ at }: Reading, { document }: Entry, { routes }: Told): boolean {
  return at - document.startedAt <= STARTS_WITHIN || routes.some((each) => at >= each && at - each <= TAKEN_WITHIN)
}

function isUsed({ at }: Reading, { uses }: Told): boolean {
  return uses.some((each) => each <= at)
}

/** It differs from what the store was made with, so it is no reset. */
function isNews({ paths, after }: TakeFact, initial: unknown): boolean {
  return paths.some((path) => !agree(lookup(initial, path)?.value, lookup(after, path)?.value))
}

function payloadName({ event, document }: Entry): string {
  const id = 'source' in event ? event.source : ''
  return document.sources.find((source) => source.id === id)?.label ?? id
}

const decoded = new WeakMap<object, unknown>()

function decodeOnce({ event }: Entry): unknown {
  if (event.type === 'payload-found' && !decoded.has(event)) decoded.set(event, decode(event.value))
  return decoded.get(event)
}
