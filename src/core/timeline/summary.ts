import type { Layer, TimelineEvent } from '../diagnosis'
import type { SessionSource, SessionSubject } from '../session/session'
import type { Encoded } from '../value/encoded'
import { formatPath } from '../value/path'
import { list, span } from './clock'
import { parseAddress } from './address'
import type { AgentEvent, Mismatch } from './event'
import { lineOf } from './exchange'
import type { Entry, Timeline } from './merge'
import { frameworkName } from './mismatch'
import { messageOf } from './message'
import type { Resource } from './server'
import { calledName, writerName } from './stack'
import type { TabEntry } from './tab-entries'
import { tabName, type TabNames, tabNames } from './tabs'

interface RequestFacts {
  /** Session id of the resource. */
  source: string
  /** `POST /api/scenes` */
  line: string
  startedAt: number
}

/** The events of a recording as lists show them. */
export function timelineEvents(
  timeline: Timeline,
  resources: readonly Resource[],
  sources: readonly SessionSource[],
  subjects: readonly SessionSubject[],
  tabs: readonly TabEntry[] = [],
): TimelineEvent[] {
  const labels = new Map(sources.map((source) => [source.id, source.label]))
  const requests = requestsOf(resources)
  const subjectOf = subjectIndex(subjects)
  const names = tabNames(timeline.tabs)
  const openings = openingsOf(timeline, tabs)
  return timeline.entries.map((entry, index) => {
    const { event, document } = entry
    const request = 'request' in event ? requests.get(`${document.id}:${event.request}`) : undefined
    const source = request?.source ?? entry.source
    const label = labels.get(source) ?? ''
    const facts = {
      label,
      source,
      subject: subjectOf(source, document.tab),
      request,
      where: `${whereWritten(entry, names)}${askedFor(entry, timeline.entries[index - 1])}`,
      opening: event.type === 'document-started' ? (openings.get(document.id) ?? '') : '',
    }
    const known = told.get(event)
    if (known && isSame(known, entry, facts)) return known.event
    const line = tell(entry, facts)
    told.set(event, { facts, event: line })
    return line
  })
}

interface Facts {
  label: string
  source: string
  subject: string | undefined
  request: RequestFacts | undefined
  /** Of writes that several tabs see, or that were asked for before what stands above them. */
  where: string
  /** Of the first page of one of several tabs: which tab, and how it came about. */
  opening: string
}

/** By document: ` in tab 2, opened from tab 1`. */
function openingsOf(timeline: Timeline, tabs: readonly TabEntry[]): Map<string, string> {
  if (tabs.length < 2) return new Map()
  return new Map(
    tabs.flatMap(({ id, name, opener, copyOf }) => {
      const [first] = timeline.tabs.get(id) ?? []
      const from = opener === undefined ? '' : `, opened from ${opener}`
      const copy = copyOf === undefined ? '' : `, with a copy of ${copyOf}’s sessionStorage`
      return first === undefined ? [] : [[first, ` in ${name}${from}${copy}`] as const]
    }),
  )
}

/** ` in tab 2` for what tabs share; of the news of another tab's write, whose it was: `by addItem in tab 2`. */
function whereWritten({ event, document, source, echoOf }: Entry, names: TabNames): string {
  if (names.size < 2 || !(event.type === 'storage-written' || event.type === 'storage-removed')) return ''
  if (echoOf) return `${byWriter(echoOf.event)} in ${tabName(names, echoOf.document.tab)}`
  const shared = !source.startsWith(`${document.tab}@`)
  return shared && event.seenBy !== 'storage-event' ? ` in ${tabName(names, document.tab)}` : ''
}

/** IndexedDB says that it has written some time after it was told to, which is what counts: said where something came between. */
function askedFor({ event }: Entry, before: Entry | undefined): string {
  const startedAt = event.type === 'storage-written' || event.type === 'storage-removed' ? event.startedAt : undefined
  if (startedAt === undefined || !before || before.event.at <= startedAt) return ''
  return `, asked for ${span(event.at - startedAt)} before`
}

/** What was said of an event in the diagnosis before: mostly it holds, and lists need not be drawn anew. */
const told = new WeakMap<AgentEvent, { facts: Facts; event: TimelineEvent }>()

function isSame({ facts, event }: { facts: Facts; event: TimelineEvent }, entry: Entry, now: Facts): boolean {
  return (
    event.seq === entry.seq &&
    event.id === entry.id &&
    event.tab === entry.document.tab &&
    facts.label === now.label &&
    facts.source === now.source &&
    facts.subject === now.subject &&
    facts.where === now.where &&
    facts.opening === now.opening &&
    facts.request?.line === now.request?.line
  )
}

function tell(entry: Entry, { label, source, subject, request, where, opening }: Facts): TimelineEvent {
  const { event, document, id, seq } = entry
  const { seq: _own, writer, ...members } = event
  return {
    ...members,
    ...(writer && { writer: { stack: writer.stack, ...(writer.name !== undefined && { name: writer.name }) } }),
    id,
    seq,
    tab: document.tab,
    document: document.id,
    source,
    paths: changedPaths(event),
    layer: opening === '' ? layerOf(event) : 'tabs',
    summary: `${entry.echoOf ? `${label}: ${storageNews(event)}` : summarise(event, label, request)}${where}${opening}`,
    failed: isFailure(event),
    ...(subject !== undefined && { subject }),
  }
}

function requestsOf(resources: readonly Resource[]): Map<string, RequestFacts> {
  const facts = new Map<string, RequestFacts>()
  for (const { source, requests, refetches } of resources) {
    for (const { exchange } of [...requests, ...refetches]) {
      const known = facts.get(exchange.request)
      const line = known ? `${known.line}, ${lineOf(exchange)}` : lineOf(exchange)
      facts.set(exchange.request, { source: known?.source ?? source.id, line, startedAt: exchange.started.event.at })
    }
  }
  return facts
}

/** The subject of a source: in the event's own tab where several share the source. */
function subjectIndex(subjects: readonly (SessionSubject & { tab?: string })[]) {
  const bySource = new Map<string, (SessionSubject & { tab?: string })[]>()
  for (const subject of subjects) {
    for (const source of subject.sources) bySource.set(source, [...(bySource.get(source) ?? []), subject])
  }
  return (source: string, tab: string): string | undefined => {
    const found = bySource.get(source)
    return (found?.find((subject) => subject.tab === tab) ?? found?.[0])?.id
  }
}

const isEmptyArray = (value: Encoded): boolean => Array.isArray(value) && value.length === 0

/** Paths that the event itself names. */
export function changedPaths(event: AgentEvent): string[] {
  if (event.type !== 'store-changed') return []
  if (!event.steps) return event.state === undefined ? [] : ['']
  return [...new Set(event.steps.map((step) => formatPath(step.path)))]
}

function layerOf(event: AgentEvent): Layer {
  if (event.type.startsWith('storage-')) return 'storage'
  if (event.type.startsWith('store-')) return 'memory'
  if (event.type.startsWith('message-') || event.type.startsWith('request-') || event.type === 'response-read')
    return 'server'
  if (event.type.startsWith('subscription')) return 'memory'
  if (event.type === 'payload-found') return 'server'
  if (event.type === 'rendered') return 'rendered'
  if (event.type === 'visibility-changed' || event.type === 'page-used') return 'tabs'
  return event.type === 'persist-hydration' || event.type === 'react-hydration' ? 'hydration' : 'document'
}

function isFailure(event: AgentEvent): boolean {
  if (event.type === 'storage-failed' || event.type === 'request-failed') return true
  if (event.type === 'request-finished') return event.status >= 400
  if (event.type === 'react-hydration') return event.step === 'mismatch'
  return event.type === 'persist-hydration' && event.step === 'failed'
}

function summarise(event: AgentEvent, label: string, request: RequestFacts | undefined): string {
  const line = request?.line ?? 'request'
  switch (event.type) {
    case 'document-started':
      return `${event.navigation === 'reload' ? 'reloaded' : 'opened'} ${event.url}${event.beforeScripts ? '' : ' (its beginning is missing)'}`
    case 'document-left':
      return event.persisted ? 'page left, kept for going back' : 'page left'
    case 'url-changed':
      return `went to ${event.url}`
    case 'visibility-changed':
      return event.visible ? 'page shown' : 'page hidden'
    case 'page-used':
      return 'user input'
    case 'react-hydration':
      return `${frameworkName(event.framework)} hydration ${event.mismatch ? mismatchText(event.mismatch) : event.step}`
    case 'subscription-added':
    case 'subscription-removed':
      return `${label}: ${subscriptionText(event)}`
    case 'subscriptions-unheld':
      return `${label}: ${event.subscriptions.length} subscriptions are held by no mounted component`
    case 'storage-estimated':
      return `${Math.round((100 * event.usage) / (event.quota || 1))} % of the origin's room in the browser is taken`
    case 'payload-found':
      return `${label}: found in the server's HTML`
    case 'message-received':
    case 'message-sent': {
      const way = event.type === 'message-sent' ? 'sent' : 'received'
      const missing = event.skipped === undefined ? '' : ` (${event.skipped} before it left out: too many in a row)`
      return `message ${way}: ${messageOf(event).type} over ${parseAddress(event.url).path}${missing}`
    }
    case 'store-created':
      return `${label}: created`
    case 'store-changed':
      return `${label}: ${changeText(event)}`
    case 'store-gone':
      return `${label}: gone with its component`
    case 'rendered':
      return `${label}: ${isEmptyArray(event.value) ? `shows what the store holds again${afterText(event)}` : 'shows something else than the store holds'}`
    case 'persist-hydration':
      return `${label}: hydration #${event.hydration} ${hydrationText(event)}`
    case 'request-started':
      return `${line} sent`
    case 'request-finished':
      return `${line} answered ${event.status}${request ? ` after ${span(event.at - request.startedAt)}` : ''}`
    case 'request-failed':
      return `${line} ${event.aborted ? 'aborted' : `failed: ${event.error.message}`}`
    case 'response-read':
      return `${line}: answer read`
    default:
      return `${label}: ${storageText(event)}`
  }
}

function subscriptionText(event: Extract<AgentEvent, { type: `subscription-${string}` }>): string {
  const { count = 1, subscription, type } = event
  const which = count === 1 ? `subscription ${subscription}` : `${count} subscriptions`
  // The line itself stands beside it, as a link.
  const by = calledName(event.writer)
  return type === 'subscription-added' ? `${which} added${by === '' ? '' : ` by ${by}`}` : `${which} removed`
}

function byWriter({ writer }: AgentEvent): string {
  const by = writerName(writer)
  return by === '' ? '' : ` by ${by}`
}

function mismatchText({ kind, attribute, place, component }: Mismatch): string {
  const where = place ?? (component === undefined ? '' : `<${component}>`)
  return `mismatch: ${attribute ?? kind}${where === '' ? '' : ` at ${where}`}`
}

function changeText(event: Extract<AgentEvent, { type: 'store-changed' }>): string {
  if (event.inPlace) return 'changed in place, seen later'
  if (event.hydration !== undefined) return `set by hydration #${event.hydration}`
  const paths = changedPaths(event).map((path) => path || 'the whole state')
  const by = calledName(event.writer)
  return `${by === '' ? '' : `${by} `}set ${paths.length === 0 ? 'an equal state' : list(paths)}`
}

function hydrationText(event: Extract<AgentEvent, { type: 'persist-hydration' }>): string {
  if (event.step === 'read') return event.state === undefined ? 'took nothing from storage' : 'read the saved state'
  if (event.step === 'migrated') return `migrated from version ${event.fromVersion ?? '?'}`
  if (event.step === 'failed') return `failed: ${event.error?.message ?? 'unknown'}`
  return event.step
}

function afterText({ after }: Extract<AgentEvent, { type: 'rendered' }>): string {
  return after === undefined ? '' : `, after a ${after === 'visibility' ? 'change of visibility' : after}`
}

type StorageFact = Exclude<Extract<AgentEvent, { type: `storage-${string}` }>, { type: 'storage-estimated' }>

function storageText(event: StorageFact): string {
  if (event.type === 'storage-removed') return `removed${unobserved(event.seenBy)}`
  if (event.type === 'storage-written') return `written${unobserved(event.seenBy)}`
  if (event.type === 'storage-failed') return `${event.operation} refused: ${event.error.name}`
  const present = event.text !== undefined || event.value !== undefined
  if (event.type === 'storage-found') return present ? 'found at load' : 'absent at load'
  return present ? 'read' : 'read, absent'
}

/** What another tab did comes to be known here. */
function storageNews({ type }: AgentEvent): string {
  return type === 'storage-removed' ? 'heard of the removal' : 'heard of the write'
}

function unobserved(seenBy: 'method' | 'sweep' | 'page-hide' | 'storage-event'): string {
  if (seenBy === 'method') return ''
  return seenBy === 'storage-event' ? ' by another tab' : ' by an unobserved writer'
}
