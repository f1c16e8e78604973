import type { SessionSource } from '../session/session'
import { decode } from '../value/decode'
import type { Encoded } from '../value/encoded'
import type { Path } from '../value/path'
import { applySteps, type RawOp } from '../value/steps'
import { lastWhile } from './bisect'
import { type Bodies, bodiesOf, withBodies } from './bodies'
import type { AgentEvent, Operation } from './event'
import type { Entry, Timeline } from './merge'
import { isPayload, payloadHistory } from './payload'

/** What a source held: decoded, for memory with an empty codec. */
export interface Content {
  /** false: there was no entry. */
  present: boolean
  value: unknown
  codec: string
  version?: number
  text?: string
  unreadable?: string
}

/** What a source held from an event on. */
export interface Reading {
  /** When it began to be so: for asynchronous storage, when the read or write was asked for, which is also their order. */
  at: number
  entry: Entry
  /** Decoded on first use. */
  content: () => Content
}

/** All that is known of one source over time. */
export interface History {
  source: SessionSource
  /** In order of time; what changes nothing is left out. */
  readings: Reading[]
  /** What refused writes would have stored, in order. */
  refused: Reading[]
  /** Every fact of what the source holds, in order. */
  facts: Entry[]
  /** Stores only: who began to listen, and who no longer does, in order. */
  subscriptions?: Entry[]
  /** Changes were recorded whose beginning was lost. */
  incomplete: boolean
}

export type DecodeContent = (stored: Pick<StorageEvent, 'text' | 'value'>) => Content
type StorageEvent = Extract<
  AgentEvent,
  { type: 'storage-found' | 'storage-read' | 'storage-written' | 'storage-failed' }
>

const ABSENT: Content = { present: false, value: undefined, codec: '' }
const folded = new WeakMap<AgentEvent, { before: unknown; after: unknown }>()
const decoders = new WeakMap<DecodeContent, WeakMap<AgentEvent, Content>>()
const printed = new WeakMap<AgentEvent, string>()

/** The history of every store and storage entry. Same events, same states: what was folded before is not folded again. */
export function historiesOf(timeline: Timeline, decodeContent: DecodeContent): Map<string, History> {
  const facts = new Map<string, Entry[]>()
  for (const entry of timeline.entries) {
    if (entry.source === '') continue
    const list = facts.get(entry.source)
    if (list) list.push(entry)
    else facts.set(entry.source, [entry])
  }
  const bodies = bodiesOf(timeline.entries)
  const histories = new Map<string, History>()
  for (const source of timeline.sources.values()) {
    const own = facts.get(source.id) ?? []
    histories.set(source.id, historyOf(source, own, decodeContent, bodies))
  }
  return histories
}

function historyOf(source: SessionSource, facts: Entry[], decodeContent: DecodeContent, bodies: Bodies): History {
  if (source.kind === 'memory') return memoryHistory(source, facts, bodies)
  return isPayload(source) ? payloadHistory(source, facts, decodeContent) : storageHistory(source, facts, decodeContent)
}

/** The last reading at or before a moment. */
export function readingAt(history: History, at: number): Reading | undefined {
  return lastWhile(history.readings, (reading) => reading.at <= at)
}

function memoryHistory(source: SessionSource, all: Entry[], bodies: Bodies): History {
  const subscriptions = all.filter(isSubscription)
  const facts = subscriptions.length === 0 ? all : all.filter((entry) => !isSubscription(entry))
  const history: History = { source, readings: [], refused: [], facts, subscriptions, incomplete: false }
  let state: { value: unknown; document: string } | undefined
  for (const entry of facts) {
    const { event, document } = entry
    if (event.type === 'store-gone') {
      state = undefined
      history.readings.push({ at: event.at, entry, content: () => ABSENT })
    }
    if (event.type !== 'store-created' && event.type !== 'store-changed') continue
    const known = state?.document === document.id ? state : undefined
    const steps = event.type === 'store-changed' ? event.steps : undefined
    if (event.state === undefined && !(known && steps)) {
      history.incomplete = true
      continue
    }
    const value = fold(event, known?.value, (request) => bodies(document.id, request))
    state = { value, document: document.id }
    history.readings.push({ at: event.at, entry, content: () => ({ present: true, value, codec: '' }) })
  }
  return history
}

function isSubscription({ event }: Entry): boolean {
  return event.type.startsWith('subscription')
}

function fold(
  event: Extract<AgentEvent, { type: 'store-created' | 'store-changed' }>,
  before: unknown,
  bodyOf: (request: string) => unknown,
): unknown {
  const known = folded.get(event)
  if (known && (event.state !== undefined || known.before === before)) return known.after
  const origins = event.type === 'store-changed' ? (event.origins ?? []) : []
  const decoded = (value: Encoded, path: Path): unknown => withBodies(decode(value), path, origins, bodyOf)
  const after =
    event.type === 'store-created' || event.state !== undefined
      ? decoded(event.state ?? null, [])
      : applySteps(
          before,
          (event.steps ?? []).map((step) => rawStep(step, decoded)),
        )
  folded.set(event, { before, after })
  return after
}

function rawStep(step: Operation, decoded: (value: Encoded, path: Path) => unknown): RawOp {
  return step.op === 'set' ? { ...step, value: decoded(step.value, step.path) } : step
}

function storageHistory(source: SessionSource, facts: Entry[], decodeContent: DecodeContent): History {
  const readings: Reading[] = []
  const refused: Reading[] = []
  for (const entry of facts) {
    const { event } = entry
    if (entry.echoOf || entry.outdated) continue
    if (event.type === 'storage-removed') {
      readings.push({ at: event.startedAt ?? event.at, entry, content: () => ABSENT })
    } else if (event.type === 'storage-found' || event.type === 'storage-written' || event.type === 'storage-read') {
      const at = 'startedAt' in event ? (event.startedAt ?? event.at) : event.at
      readings.push({ at, entry, content: () => decodeOnce(event, decodeContent) })
    } else if (event.type === 'storage-failed' && event.operation !== 'read') {
      if (event.operation === 'write')
        refused.push({ at: event.at, entry, content: () => decodeOnce(event, decodeContent) })
      if (source.kind === 'indexedDB') takeBack(readings, entry, event.operation)
    }
  }
  readings.sort((a, b) => a.at - b.at || a.entry.seq - b.entry.seq)
  const changes = readings.filter((reading, index) => {
    const previous = readings[index - 1]
    return !previous || storedText(previous.entry.event) !== storedText(reading.entry.event)
  })
  return { source, readings: changes, refused, facts, incomplete: false }
}

/** A write to IndexedDB succeeds before its transaction does: when that fails, nothing was stored, and nothing removed. */
function takeBack(readings: Reading[], { event, document }: Entry, operation: 'write' | 'remove'): void {
  const type = operation === 'write' ? 'storage-written' : 'storage-removed'
  const index = readings.findLastIndex(({ entry }) => entry.document === document && entry.event.type === type)
  const written = readings[index]
  if (written && storedText(written.entry.event) === storedText(event)) readings.splice(index, 1)
}

function decodeOnce(event: StorageEvent, decodeContent: DecodeContent): Content {
  if (event.text === undefined && event.value === undefined) return ABSENT
  const known = decoders.get(decodeContent) ?? new WeakMap<AgentEvent, Content>()
  const found = known.get(event)
  if (found) return found
  const content = decodeContent(event)
  decoders.set(decodeContent, known.set(event, content))
  return content
}

/** The stored content as one text, to tell whether two facts say the same; undefined: no entry. */
export function storedText(event: AgentEvent): string | undefined {
  if ('text' in event && event.text !== undefined) return event.text
  if (!('value' in event) || event.value === undefined) return undefined
  const text = printed.get(event) ?? JSON.stringify(event.value)
  printed.set(event, text)
  return text
}
