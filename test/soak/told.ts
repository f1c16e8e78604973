import type { Session, SessionEvent } from '../../src/core/session/session'

/** What an exported session tells of an app that counts its changes. */
export interface Told {
  /** Events by document. */
  events: number[]
  /** Facts that are on record nowhere, by document and number; the first of each. */
  lost: string[]
  /** Changes whose write to localStorage nobody tells of. */
  unwritten: number[]
  /** How many requests were begun and read, and how many boards were put into IndexedDB. */
  requests: number
  answers: number
  archived: number
}

export function toldBy({ events, environment }: Session, changes: number): Told {
  const documents = environment.documents.map(({ id }) => {
    const numbers = new Set(events.flatMap((event) => (event.document === id ? [seqOf(event)] : [])))
    return { id, numbers, end: [...numbers].reduce((end, seq) => Math.max(end, seq + 1), 0) }
  })
  const written = new Set(events.flatMap(changesWritten))
  const of = (type: string): SessionEvent[] => events.filter((event) => event.type === type)
  return {
    events: documents.map(({ numbers }) => numbers.size),
    lost: documents.flatMap(({ id, numbers, end }) =>
      upTo(end)
        .filter((seq) => !numbers.has(seq))
        .slice(0, 3)
        .map((seq) => `${id}#${seq}`),
    ),
    unwritten: upTo(changes + 1).filter((change) => change > 0 && !written.has(change)),
    requests: of('request-started').length,
    answers: of('response-read').length,
    archived: of('storage-written').filter(({ source }) => source.includes('archive-of-board')).length,
  }
}

const upTo = (end: number): number[] => Array.from({ length: end }, (_, index) => index)

/** The last part of an event's id. */
const seqOf = ({ id }: SessionEvent): number => Number(id.slice(id.lastIndexOf('#') + 1))

function changesWritten({ type, text, source }: SessionEvent): number[] {
  if (type !== 'storage-written' || typeof text !== 'string' || !source.endsWith('board')) return []
  const { state } = JSON.parse(text) as { state?: { changes?: number } }
  return state?.changes === undefined ? [] : [state.changes]
}
