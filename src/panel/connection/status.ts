import type { RecordedDocument } from '../../core/timeline/recording'
import type { AgentStatus } from '../../transport/recording-client'
import type { ConnectionState, Kept, LiveStatus } from '../../ui/live'

interface Facts {
  connection: ConnectionState
  origin: string
  url: string
  tab: string
  recording: boolean
  preserveLog: boolean
  /** Of the documents that are there now. */
  agents: readonly AgentStatus[]
  documents: readonly RecordedDocument[]
  /** ms since the epoch. */
  now: number
}

/** What the footer and the empty states tell, out of what each agent says of itself: those of the inspected tab, and all. */
export function statusOf({ agents: all, documents, now, ...rest }: Facts): LiveStatus {
  const byId = new Map(documents.map((document) => [document.id, document]))
  const shown = all.filter(({ document }) => byId.has(document))
  const agents = shown.filter(({ document }) => byId.get(document)?.tab === rest.tab)
  const live = agents.flatMap(({ document }) => byId.get(document) ?? [])
  // The documents of a tab share one main thread as a rule, so their times add up.
  const spent = agents.reduce((sum, agent) => sum + agent.cost, 0)
  const since = Math.min(...live.map((document) => document.startedAt))
  const top = documents.findLast((document) => document.top && document.tab === rest.tab)
  return {
    ...rest,
    cost: Number.isFinite(since) && now > since ? spent / (now - since) : undefined,
    kept: keptBy(agents),
    all: { ...keptBy(shown), tabs: new Set(shown.map(({ document }) => byId.get(document)?.tab)).size },
    dropped: documents.reduce((sum, document) => sum + document.dropped, 0),
    techniques: agents.flatMap((agent) => agent.techniques),
    fromStart: !top?.events.some((event) => event.type === 'document-started' && !event.beforeScripts),
  }
}

function keptBy(agents: readonly AgentStatus[]): Kept {
  const sum = (of: (agent: AgentStatus) => number): number => agents.reduce((all, agent) => all + of(agent), 0)
  return {
    events: sum((agent) => agent.events),
    bytes: sum((agent) => agent.bytes),
    dropped: sum((agent) => agent.dropped),
  }
}
