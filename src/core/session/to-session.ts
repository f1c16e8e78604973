import type { Column, Diagnosis } from '../diagnosis'
import { divergences } from '../diff/align'
import type { AlignedNode, Cell } from '../diff/aligned'
import { mergeTimeline } from '../timeline/merge'
import type { Recording } from '../timeline/recording'
import { encode } from '../value/encode'
import type { Encoded } from '../value/encoded'
import { formatPath } from '../value/path'
import { CURRENT_VERSION } from './format-versions'
import type { Session, SessionDivergence, SessionEvent, SessionReading } from './session'

/** What was recorded has been bounded by its recorder. */
const WHOLE = Number.POSITIVE_INFINITY

/** What a session says of itself besides the recording. */
export interface SessionContext {
  creator: Session['creator']
  userAgent?: string
  /** The page the recording is about. */
  url?: string
}

/** A recording and what `diagnose` made of it, in the public format: plain JSON, nothing redacted yet. */
export function toSession(recording: Recording, diagnosis: Diagnosis, context: SessionContext): Session {
  const { creator, ...about } = context
  return {
    format: 'driftscope-session',
    version: CURRENT_VERSION,
    creator,
    environment: {
      at: recording.now,
      ...about,
      documents: recording.documents.map(({ sources, events: _events, ...document }) => ({
        ...document,
        agentSources: sources,
      })),
    },
    tabs: recording.tabs,
    sources: diagnosis.sources,
    readings: readingsOf(diagnosis),
    subjects: diagnosis.subjects.map(({ id, name, sources, links }) => ({ id, name, sources, links })),
    comparisons: diagnosis.subjects.map((subject) => ({
      subject: subject.id,
      at: diagnosis.at,
      sources: subject.columns.map(({ source }) => source.id),
      divergences: divergences(subject.tree, true).map((node) => divergenceOf(node, subject.columns)),
      verdict: subject.verdict,
    })),
    findings: diagnosis.findings,
    events: eventsOf(recording, diagnosis),
    ...(diagnosis.decisions.length > 0 && { decisions: diagnosis.decisions }),
    ...(diagnosis.ignores && { ignores: diagnosis.ignores }),
    ...(diagnosis.identities && { identities: diagnosis.identities }),
    redactions: [],
    dropped: Object.fromEntries(
      recording.documents.filter(({ dropped }) => dropped > 0).map(({ id, dropped }) => [id, dropped]),
    ),
  }
}

/** What a session was made with, to make it again. */
export function contextOf({ creator, environment }: Session): SessionContext {
  const { userAgent, url } = environment
  return { creator, ...(userAgent !== undefined && { userAgent }), ...(url !== undefined && { url }) }
}

/** The last reading of each source, and those that a finding cites, each once, in order of time. */
function readingsOf({ subjects, findings }: Diagnosis): SessionReading[] {
  const cited = findings.flatMap(({ evidence }) => evidence)
  const readings = new Map<string, SessionReading>()
  for (const { source, at, codec, value, provenance, heldFrom } of subjects.flatMap(({ columns }) => columns)) {
    const event = provenance?.event ?? ''
    const add = (held: { at: number; codec: string; value: unknown }, from: string): void => {
      const key = `${from} ${source.id}`
      if (readings.has(key)) return
      readings.set(key, {
        source: source.id,
        at: held.at,
        event: from,
        codec: held.codec,
        value: encode(held.value, WHOLE),
      })
    }
    for (const each of cited) {
      const held = each === event ? undefined : heldFrom?.(each)
      if (held) add(held, each)
    }
    // Nothing has been read, or what was read is that there is no entry.
    if (at > 0 && (value !== undefined || source.kind === 'memory')) add({ at, codec, value }, event)
  }
  return [...readings.values()].toSorted((a, b) => a.at - b.at)
}

function divergenceOf(
  { path, state, ownState = state, cells }: AlignedNode,
  columns: readonly Column[],
): SessionDivergence {
  const values: Record<string, Encoded> = {}
  for (const [index, { source }] of columns.entries()) {
    const value = cellValue(cells[index])
    if (value !== undefined) values[source.id] = value
  }
  return { path: formatPath(path), state: ownState, values }
}

function cellValue(cell: Cell | undefined): Encoded | undefined {
  if (cell?.kind === 'value') return encode(cell.value, WHOLE)
  if (cell?.kind === 'unreadable') return { $: 'unreadable', why: cell.why }
  if (cell?.kind === 'truncated') return { $: 'truncated', of: 'object', size: 0 }
  return undefined
}

/** Every recorded fact with its place in the whole session; which paths it touches is for the diagnosis to say. */
function eventsOf(recording: Recording, diagnosis: Diagnosis): SessionEvent[] {
  const told = new Map(diagnosis.events.map((event) => [event.id, event]))
  return mergeTimeline(recording).entries.map(({ id, seq, document, event, source }) => {
    const { source: found = source, paths = [] } = told.get(id) ?? {}
    const { at, type } = event
    const fact: object = event
    return { ...fact, at, type, id, seq, tab: document.tab, document: document.id, source: found, paths }
  })
}
