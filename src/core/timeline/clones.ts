import { THRESHOLDS } from '../thresholds'
import type { AgentEvent } from './event'
import type { Entry, Timeline } from './merge'
import type { RecordedDocument, RecordedTab } from './recording'

/** A tab that began with a copy of another live tab's sessionStorage, as `window.open` and "Duplicate tab" make it. */
export interface Clone {
  tab: string
  /** The tab whose copy it is. */
  from: string
  /** The browser says that the one opened the other. */
  opened: boolean
  /** With the copy it began. */
  document: RecordedDocument
  /** Ids of the events that found the copied entries, by the agent's source id. */
  found: ReadonlyMap<string, string>
  /** What was copied, by the agent's source id. */
  texts: ReadonlyMap<string, string>
}

/** sessionStorage is each tab's own: whoever finds something in it at the very beginning has got it from another tab. */
export function clonesOf(timeline: Timeline, tabs: readonly RecordedTab[]): Clone[] {
  return tabs.flatMap((tab) => {
    const document = timeline.documents.get(tab.documents[0] ?? '')
    const found = tab.cut === true || !document ? undefined : foundIn(document)
    if (!document || !found || found.texts.size === 0) return []
    const from = originalOf(tab, { document, texts: found.texts, navigation: found.navigation }, timeline, tabs)
    return from === undefined
      ? []
      : [{ tab: tab.id, from, opened: from === tab.opener, document, found: found.ids, texts: found.texts }]
  })
}

/** What stood in sessionStorage before the document's first script; undefined where that cannot be told, or it was reloaded. */
function foundIn(document: RecordedDocument) {
  const started = document.events.find((event) => event.type === 'document-started')
  if (!started?.beforeScripts || started.navigation === 'reload') return undefined
  const found = document.events.filter((event) => event.type === 'storage-found' && isSession(event.source))
  const texts = new Map<string, string>()
  const ids = new Map<string, string>()
  for (const event of found) {
    if (event.type !== 'storage-found' || event.text === undefined) continue
    texts.set(event.source, event.text)
    ids.set(event.source, `${document.id}#${event.seq}`)
  }
  return { texts, ids, navigation: started.navigation }
}

const isSession = (source: string): boolean => source.startsWith('sessionStorage:')

interface Copy {
  document: RecordedDocument
  texts: ReadonlyMap<string, string>
  navigation: Extract<AgentEvent, { type: 'document-started' }>['navigation']
}

function originalOf(
  tab: RecordedTab,
  { document, texts, navigation }: Copy,
  timeline: Timeline,
  tabs: readonly RecordedTab[],
): string | undefined {
  const others = tabs.filter((other) => other.id !== tab.id)
  const held = others.flatMap((other) => {
    const gone = leftAt(timeline, other)
    const until = Math.min(document.startedAt, gone ?? Number.POSITIVE_INFINITY)
    const match = lastHeld(timeline, { tab: other.id, origin: document.origin, texts, until })
    return match ? [{ tab: other.id, gone: until < document.startedAt, ...match }] : []
  })
  // A tab that was closed and is opened again brings its own back.
  if (navigation === 'back_forward' && held.some(({ gone }) => gone)) return undefined
  const live = held.filter(
    // Nobody opened it: what both hold may be as old as the browser, and no copy.
    ({ gone, written }) => !gone && (tab.opener !== undefined || written),
  )
  return (live.find((each) => each.tab === tab.opener) ?? live.toSorted((a, b) => b.at - a.at)[0])?.tab
}

/** When the last page of a tab was left for good; undefined while it is there. */
function leftAt(timeline: Timeline, tab: RecordedTab): number | undefined {
  const last = timeline.documents.get(tab.documents.at(-1) ?? '')
  const left = last?.events.findLast((event) => event.type === 'document-left')
  return left?.persisted === false ? left.at : undefined
}

interface Wanted {
  tab: string
  origin: string
  texts: ReadonlyMap<string, string>
  until: number
}

/** Whether a tab's sessionStorage was exactly so, shortly before a moment: its last change by then, and whether a write was seen. */
function lastHeld(timeline: Timeline, wanted: Wanted): { at: number; written: boolean } | undefined {
  const now = new Map<string, string>()
  const { texts, until } = wanted
  const differing = new Set(texts.keys())
  let equalUntil = Number.NEGATIVE_INFINITY
  let at = Number.NEGATIVE_INFINITY
  let written = false
  for (const entry of timeline.entries) {
    if (entry.event.at > until) break
    if (!isOf(entry, wanted)) continue
    if (differing.size === 0) equalUntil = entry.event.at
    for (const key of apply(entry.event, now)) {
      if (now.get(key) === texts.get(key)) differing.delete(key)
      else differing.add(key)
    }
    at = entry.event.at
    written ||= entry.event.type === 'storage-written' && texts.has(entry.event.source)
  }
  const isEqual = differing.size === 0 || equalUntil >= until - THRESHOLDS.clonedWithinMs
  return isEqual ? { at, written } : undefined
}

/** A frame that begins shares what its page has. */
const isOf = ({ document, event }: Entry, { tab, origin }: Wanted): boolean =>
  document.tab === tab && document.origin === origin && (document.top || event.type !== 'document-started')

/** Takes a fact into what sessionStorage holds; returns the entries it is about. */
function apply(event: AgentEvent, now: Map<string, string>): string[] {
  if (event.type === 'document-started') {
    const before = [...now.keys()]
    now.clear()
    return before
  }
  if (!('source' in event) || !isSession(event.source)) return []
  if (event.type === 'storage-removed') now.delete(event.source)
  else if ((event.type === 'storage-found' || event.type === 'storage-written') && event.text !== undefined)
    now.set(event.source, event.text)
  else return []
  return [event.source]
}
