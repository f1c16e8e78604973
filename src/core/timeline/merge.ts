import type { SessionPersist, SessionSource } from '../session/session'
import { markEchoes } from './echo'
import type { AgentEvent, AgentSource } from './event'
import type { RecordedDocument, Recording } from './recording'
import { isPerTab, sessionSourceId } from './source-id'

/** One fact of the whole recording. */
export interface Entry {
  /** `<document>#<seq in that document>` */
  id: string
  /** Order in the whole recording, from 0. */
  seq: number
  document: RecordedDocument
  event: AgentEvent
  /** Session id of the event's source; '' where it has none. */
  source: string
  /** What another document did, of which this fact only tells: a storage event, or a sweep that came upon it. */
  echoOf?: Entry
  /** A read from before the news of another document's write had come. */
  outdated?: boolean
}

/** All documents of a recording in one order. */
export interface Timeline {
  entries: Entry[]
  /** By session id, stores and storage entries; resources of the server are grouped in server.ts. */
  sources: Map<string, SessionSource>
  documents: Map<string, RecordedDocument>
  /** Ids of top documents per tab, in order. */
  tabs: Map<string, string[]>
  now: number
  dropped: number
}

/** Merges the documents by time, then document start, then order in the document. */
export function mergeTimeline(recording: Recording): Timeline {
  const documents = new Map(recording.documents.map((document) => [document.id, document]))
  const sources = new Map<string, SessionSource>()
  const unordered: Entry[] = []
  for (const document of recording.documents) {
    const ids = new Map<string, string>()
    for (const source of document.sources) {
      const id = sessionSourceId(document, source)
      ids.set(source.id, id)
      sources.set(id, describe(id, document, source, sources.get(id)))
    }
    for (const event of document.events) {
      const source = 'source' in event ? (ids.get(event.source) ?? sourceOfUnknown(document, event.source)) : ''
      unordered.push({ id: `${document.id}#${event.seq}`, seq: 0, document, event, source })
    }
  }
  const entries = unordered.toSorted(
    (a, b) =>
      a.event.at - b.event.at ||
      a.document.startedAt - b.document.startedAt ||
      (a.document === b.document ? 0 : a.document.id < b.document.id ? -1 : 1) ||
      a.event.seq - b.event.seq,
  )
  for (const [seq, entry] of entries.entries()) entry.seq = seq
  markEchoes(entries)
  return {
    entries,
    sources,
    documents,
    tabs: new Map(recording.tabs.map((tab) => [tab.id, tab.documents])),
    now: recording.now,
    dropped: recording.documents.reduce((sum, document) => sum + document.dropped, 0),
  }
}

/** The recording as it was at a moment: what the playhead diagnoses. */
export function recordingAt(recording: Recording, at: number): Recording {
  const documents = recording.documents
    .filter((document) => document.startedAt <= at)
    .map((document) => ({ ...document, events: document.events.filter((event) => event.at <= at) }))
  return { ...recording, documents, now: Math.min(at, recording.now) }
}

/** Events of a source whose description was lost: told by the id's prefix, as the agent builds them. */
function sourceOfUnknown(document: RecordedDocument, id: string): string {
  const perTab = ['memory:', 'sessionStorage:', 'payload:'].some((prefix) => id.startsWith(prefix))
  return sessionSourceId(document, { id, kind: perTab ? 'memory' : 'localStorage' })
}

function describe(id: string, document: RecordedDocument, source: AgentSource, known?: SessionSource): SessionSource {
  const { persist, parts, created } = source
  const described: SessionSource = {
    id,
    kind: source.kind,
    label: source.label,
    ...pick(source, ['library', 'key', 'database', 'objectStore', 'attributes', 'writable', 'restorable', 'volatile']),
    ...(persist && { persist: persistence(persist) }),
    ...(parts && { parts: parts.map((part) => ({ ...persistence(part), mount: part.mount })) }),
    ...(created && { created: { ...(created.name !== undefined && { name: created.name }), stack: created.stack } }),
    documents: [...(known?.documents ?? []), document.id],
  }
  if (isPerTab(source.kind)) described.tab = document.tab
  return described
}

function persistence({ name, hasMigrate, omits, ...rest }: NonNullable<AgentSource['persist']>): SessionPersist {
  return { name, hasMigrate, omits, ...pick(rest, ['area', 'version', 'skipHydration', 'webStorage']) }
}

function pick<T extends object, K extends keyof T>(
  from: T,
  keys: readonly K[],
): { [P in K]?: Exclude<T[P], undefined> } {
  const picked: { [P in K]?: Exclude<T[P], undefined> } = {}
  for (const key of keys) {
    const value = from[key]
    if (value !== undefined) picked[key] = value as Exclude<T[K], undefined>
  }
  return picked
}
