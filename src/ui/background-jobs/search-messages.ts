import type { Hit } from '../../core/find/hit'
import type { FindQuery } from '../../core/find/query'
import type { LinkDecision } from '../../core/link/decision'
import type { AgentEvent } from '../../core/timeline/event'
import type { RecordedDocument, Recording } from '../../core/timeline/recording'

/** What is new of a recording since the last one of these. Sent as JSON in pieces: the whole may be large. */
export interface RecordingChanges extends Omit<Recording, 'documents'> {
  documents: DocumentChanges[]
}

export interface DocumentChanges extends Omit<RecordedDocument, 'events'> {
  /** How many of the events that were sent before are still so. */
  kept: number
  events: AgentEvent[]
}

export interface SearchRequest {
  /** Goes up; a new search stops the one before. */
  number: number
  query: FindQuery
  links: readonly LinkDecision[]
}

export type ToSearcher = { piece: string; isLast: boolean } | { search: SearchRequest } | { stop: number }

/** What a search has found since the last word of it. */
export interface SearchNews {
  number: number
  hits: Hit[]
  done: number
  of: number
  /** An expression goes on: the next word of it may never come. */
  isExpression?: true
  /** It has ended: all of it was looked at, or there is more than can be shown. */
  end?: 'complete' | 'cut'
  /** It could not go on, or not begin. */
  problem?: string
}
