import type { AgentEvent } from '../core/timeline/event'
import type { Tail } from '../protocol/messages'
import { TAIL_LIMIT } from '../transport/handshake'
import type { DocumentFacts } from './document-facts'
import type { Fact } from './fact'
import { toText } from './primordials'
import type { Recorder } from './recorder'
import type { Sources } from './sources'
import type { Stores } from './stores'

/** Longest text of one fact in a tail; what does not fit is marked truncated. */
const FACT_LIMIT = 128 * 1024
const SHORT_LIMIT = 16 * 1024

type ToEvent = (fact: Fact, budget: number) => AgentEvent

/**
 * What a document leaves behind when it goes, as JSON text of at most `TAIL_LIMIT` characters: the newest facts, and before
 * them what is needed to understand those: the last whole state of each store and entry. `from`: what came before that
 * `seq` was handed over already.
 */
export function tailOf(
  facts: DocumentFacts,
  recorder: Recorder,
  sources: Sources,
  stores: Stores,
  toEvent: ToEvent,
  from: number,
): string {
  if (from === 0) stores.anchorThoseWithout(recorder.from(0).facts)
  const kept = recorder.from(from)
  const head = { type: 'tail', ...facts.now(), sources: [] as unknown[], dropped: recorder.dropped }
  let left = TAIL_LIMIT - toText(head).length - 64

  const described = new Map([...sources.all].map(([id, source]) => [id, toText(source)]))
  const used = new Set<string>()
  const texts = new Map<number, string>()
  const take = (fact: Fact, budget: number): boolean => {
    if (texts.has(fact.seq)) return true
    const text = toText(toEvent(fact, budget))
    const source = fact.source
    const mention = source !== undefined && !used.has(source) ? (described.get(source)?.length ?? 0) + 1 : 0
    if (text.length + 1 + mention > left) return false
    left -= text.length + 1 + mention
    if (source !== undefined) used.add(source)
    texts.set(fact.seq, text)
    return true
  }

  // First the last whole state of each source, whatever its age, then everything from the newest back.
  for (const fact of lastAnchors([...kept.pinned, ...kept.facts])) {
    if (!take(fact, FACT_LIMIT)) take(fact, SHORT_LIMIT)
  }
  for (let i = kept.facts.length - 1; i >= 0; i--) {
    const fact = kept.facts[i]
    if (fact && !take(fact, FACT_LIMIT) && !take(fact, SHORT_LIMIT)) break
  }

  const events = [...texts].toSorted(([a], [b]) => a - b).map(([, text]) => text)
  const lost = recorder.dropped + kept.facts.length + kept.pinned.length - texts.size
  const mentioned = [...used].flatMap((id) => described.get(id) ?? [])
  const rest: Omit<Tail, 'sources' | 'events'> = { ...facts.now(), type: 'tail', dropped: lost }
  return `${toText(rest).slice(0, -1)},"sources":[${mentioned.join(',')}],"events":[${events.join(',')}]}`
}

/** Newest first, so that the freshest sources are kept if not all fit. */
function lastAnchors(facts: readonly Fact[]): Fact[] {
  const last = new Map<string, Fact>()
  for (const fact of facts) if (fact.isAnchor && fact.source !== undefined) last.set(fact.source, fact)
  return [...last.values()].toSorted((a, b) => b.seq - a.seq)
}
