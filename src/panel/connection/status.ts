import type { RecordedDocument } from '../../core/timeline/recording'
import type { AgentStatus } from '../../transport/recording-client'
import type { ConnectionState, LiveStatus } from '../../ui/live'

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

/** What the footer and the empty states tell, out of what each agent says of itself. */
export function statusOf({ agents, documents, now, ...rest }: Facts): LiveStatus {
  const live = agents.flatMap((agent) => documents.find(({ id }) => id === agent.document) ?? [])
  // The documents of a tab share one main thread as a rule, so their times add up.
  const spent = agents.reduce((sum, agent) => sum + agent.cost, 0)
  const since = Math.min(...live.map((document) => document.startedAt))
  const top = documents.findLast((document) => document.top)
  return {
    ...rest,
    cost: Number.isFinite(since) && now > since ? spent / (now - since) : undefined,
    bytes: agents.reduce((sum, agent) => sum + agent.bytes, 0),
    dropped: documents.reduce((sum, document) => sum + document.dropped, 0),
    techniques: agents.flatMap((agent) => agent.techniques),
    fromStart: !top?.events.some((event) => event.type === 'document-started' && !event.beforeScripts),
  }
}
