import type { CallFact, StrayWriteFact } from '../facts'
import { queryFields, savesNothing } from '../timeline/address'
import { causeOf } from '../timeline/blame'
import { exchangesOf, lineOf } from '../timeline/exchange'
import type { History } from '../timeline/history'
import type { Member } from '../timeline/member'
import type { Timeline } from '../timeline/merge'
import { areaName } from './entry-facts'
import { momentOf } from './store-facts'

/** Facts of many documents, gathered once for all stores. */
type ByDocument<T> = ReadonlyMap<string, readonly T[]>

const calls = new WeakMap<Timeline, ByDocument<CallFact>>()
const writes = new WeakMap<ReadonlyMap<string, History>, ByDocument<StrayWriteFact>>()

/** Every request of the documents in which a store lived, in order. */
export function callFacts(store: Member, timeline: Timeline): readonly CallFact[] {
  const known = calls.get(timeline) ?? group(callsOf(timeline))
  calls.set(timeline, known)
  return inDocuments(store, known)
}

/** Writes of other entries than any store's own, in the documents in which a store lived, in order. */
export function strayWriteFacts(store: Member, histories: ReadonlyMap<string, History>): readonly StrayWriteFact[] {
  const known = writes.get(histories) ?? group(strayWritesOf(histories))
  writes.set(histories, known)
  return inDocuments(store, known)
}

function callsOf(timeline: Timeline): CallFact[] {
  return exchangesOf(timeline)
    .filter(({ again }) => !again)
    .map((exchange) => {
      const { started, ended, address, operation, body, outcome } = exchange
      return {
        ...momentOf(started),
        line: lineOf(exchange),
        address: operation?.name ?? `${address.origin}${address.path}`,
        query: queryFields(address.query),
        body,
        writes: exchange.writes,
        isNote: savesNothing(operation?.name ?? address.path),
        outcome,
        ...(ended && { endedAt: ended.event.at }),
      }
    })
}

function strayWritesOf(histories: ReadonlyMap<string, History>): StrayWriteFact[] {
  const all = [...histories.values()]
  const declared = new Set(
    all.flatMap(({ source: { persist, parts = [] } }) => [persist, ...parts].map((each) => each?.name)),
  )
  return all.flatMap(({ source, readings }) => {
    const { id, kind, key = source.label } = source
    if (kind === 'memory' || kind === 'server' || kind === 'rendered' || declared.has(key)) return []
    return readings.flatMap(({ entry, at, content }, index): StrayWriteFact[] => {
      const { event } = entry
      if (event.type !== 'storage-written' || event.seenBy === 'storage-event') return []
      return [
        {
          ...momentOf(entry, at),
          source: id,
          area: areaName(kind),
          key,
          by: causeOf(event),
          before: () => readings[index - 1]?.content(),
          content,
          last: () => (readings.at(-1)?.content ?? content)(),
        },
      ]
    })
  })
}

function group<T extends { document: string }>(facts: readonly T[]): ByDocument<T> {
  const grouped = new Map<string, T[]>()
  for (const fact of facts) {
    const own = grouped.get(fact.document)
    if (own) own.push(fact)
    else grouped.set(fact.document, [fact])
  }
  return grouped
}

function inDocuments<T extends { seq: number }>({ history }: Member, facts: ByDocument<T>): readonly T[] {
  const documents = [...new Set(history.facts.map(({ document }) => document.id))]
  const [only] = documents
  if (only !== undefined && documents.length === 1) return facts.get(only) ?? []
  return documents.flatMap((id) => facts.get(id) ?? []).toSorted((a, b) => a.seq - b.seq)
}
