import type { AgentEvent } from './event'
import type { Entry } from './merge'

/** The news of a write comes after it, but the two documents note their times one after the other, ms. */
const SLACK = 50

/** A sweep may see a write before the news of those before it arrive; so long after it they still count as news, ms. */
const OVERTAKEN = 10_000

type StorageFact = Extract<AgentEvent, { type: 'storage-written' | 'storage-removed' }>
type Known = { readonly entry: Entry; readonly event: StorageFact }

/**
 * One write is seen in several documents: where it was made, with its writer, and in the others as news. Marks the news with
 * what they are news of, and reads that were answered before the news had come. News of what nobody recorded stay as they are.
 */
export function markEchoes(entries: readonly Entry[]): void {
  for (const facts of bySource(entries)) {
    const deeds = facts.flatMap((entry) => (isDeed(entry.event) ? [{ entry, event: entry.event }] : []))
    if (new Set(facts.map(({ document }) => document)).size > 1 && deeds.length > 0) markSource(facts, deeds)
  }
}

function bySource(entries: readonly Entry[]): Iterable<Entry[]> {
  const facts = new Map<string, Entry[]>()
  for (const entry of entries) {
    if (!entry.event.type.startsWith('storage-')) continue
    const list = facts.get(entry.source)
    if (list) list.push(entry)
    else facts.set(entry.source, [entry])
  }
  return facts.values()
}

function markSource(facts: readonly Entry[], deeds: readonly Known[]): void {
  const heard = new Map<string, number>()
  for (const entry of facts) {
    const { event, document } = entry
    if (!isWrite(event) || event.seenBy === 'method') continue
    const last = heard.get(document.id) ?? -1
    const index = deedOf(entry, event, deeds, last)
    const deed = deeds[index]
    if (!deed) continue
    entry.echoOf = deed.entry
    heard.set(document.id, Math.max(last, index))
  }
  markOutdated(facts)
}

/** News arrive in the order of the writes: the first of that content not yet heard of, else one that a sweep skipped. */
function deedOf({ document }: Entry, event: StorageFact, deeds: readonly Known[], heard: number): number {
  const text = textOf(event)
  const matches = ({ entry, event: deed }: Known): boolean => entry.document !== document && textOf(deed) === text
  for (let index = heard + 1; index < deeds.length; index++) {
    const deed = deeds[index]
    if (!deed || deed.event.at > event.at + SLACK) break
    if (matches(deed)) return index
  }
  for (let index = heard; index >= 0; index--) {
    const deed = deeds[index]
    if (!deed || deed.event.at < event.at - OVERTAKEN) break
    if (matches(deed)) return index
  }
  return -1
}

/** A document that has not yet heard of a write still reads what stood there before. */
function markOutdated(facts: readonly Entry[]): void {
  for (const [index, { echoOf, document }] of facts.entries()) {
    if (!echoOf) continue
    for (let before = index - 1; before >= 0; before--) {
      const read = facts[before]
      if (!read || read.seq < echoOf.seq) break
      const { event } = read
      if (read.document !== document || (event.type !== 'storage-read' && event.type !== 'storage-found')) continue
      if (event.text !== textOf(echoOf.event)) read.outdated = true
    }
  }
}

function isDeed(event: AgentEvent): event is StorageFact {
  return isWrite(event) && event.seenBy === 'method'
}

function isWrite(event: AgentEvent): event is StorageFact {
  return event.type === 'storage-written' || event.type === 'storage-removed'
}

/** Web storage only: there is no news of other storages. */
function textOf(event: AgentEvent): string | undefined {
  return event.type === 'storage-written' ? event.text : undefined
}
