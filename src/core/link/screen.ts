import type { SessionSource } from '../session/session'
import { isDictionary } from '../timeline/entity'
import type { AgentEvent } from '../timeline/event'
import type { Content, History, Reading } from '../timeline/history'
import { agentSourceId } from '../timeline/source-id'
import { decode } from '../value/decode'
import { applySteps, type RawOp } from '../value/steps'
import type { Candidate } from './subject'

const PREFIX = 'rendered:memory:'

/** What mounted components show of one store. */
export function isScreen({ id, kind }: Pick<SessionSource, 'id' | 'kind'>): boolean {
  return kind === 'rendered' && agentSourceId(id).startsWith(PREFIX)
}

/** Each store to what components show of it. */
export function screenLinks(histories: ReadonlyMap<string, History>): Candidate[] {
  return [...histories.values()].flatMap(({ source }): Candidate[] => {
    const store = source.id.replace(PREFIX, 'memory:')
    if (!isScreen(source) || !histories.has(store)) return []
    const place = { mount: [], from: [], shape: 'object' as const }
    const because = 'components that are mounted show the store'
    return [{ store, source: source.id, ...place, why: 'identity', confidence: 'certain', because }]
  })
}

/** What is shown is what the store holds, but where a fact says otherwise. */
export function screenHistory(store: History, screen: History): History {
  const told = screen.facts.filter(({ event }) => event.type === 'rendered')
  const [first] = told
  const both = [...store.readings.filter(({ at }) => first && at >= first.event.at), ...told.map(asReading)]
  const readings: Reading[] = []
  for (const { at, entry } of both.toSorted((a, b) => a.entry.seq - b.entry.seq)) {
    const last = told.findLast(({ seq }) => seq <= entry.seq)
    const held = store.readings.findLast((reading) => reading.entry.seq <= entry.seq)
    if (last && held) readings.push({ at, entry, content: once(() => shownOf(held.content(), last.event)) })
  }
  return { ...screen, readings }
}

const asReading = (entry: Reading['entry']): Pick<Reading, 'at' | 'entry'> => ({ at: entry.event.at, entry })

function shownOf(held: Content, event: AgentEvent): Content {
  if (!held.present || event.type !== 'rendered') return held
  return { ...held, value: applySteps(held.value, stepsOf(decode(event.value))) }
}

/** `{ path, value }` each, as the agent tells them: a page may have forged them. */
function stepsOf(shown: unknown): RawOp[] {
  if (!Array.isArray(shown)) return []
  return shown.filter(isDictionary).flatMap(({ path, value }): RawOp[] => {
    const isPath = Array.isArray(path) && path.every((step) => typeof step === 'string' || typeof step === 'number')
    return isPath ? [{ op: 'set', path, value }] : []
  })
}

function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined
  return () => (made ??= { value: make() }).value
}
