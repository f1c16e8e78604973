import type { AgentEvent, AgentSource } from './event'

/** A tab of the recorded site. `opener` is the tab that opened it, when known. */
export interface RecordedTab {
  id: string
  opener?: string
  /** What it did first has been forgotten: by Clear, or by going on without Preserve log. */
  cut?: boolean
  /** Ids of its top documents, in order. */
  documents: string[]
}

/** One document (page load) of a tab, with all the facts kept of it, in order of `seq`. */
export interface RecordedDocument {
  id: string
  tab: string
  /** false for an iframe's. */
  top: boolean
  url: string
  origin: string
  startedAt: number
  sources: AgentSource[]
  events: AgentEvent[]
  /** Facts that fell out of the recorder's budget. */
  dropped: number
}

/** All that was recorded: what `diagnose` starts from, live in the panel or read back from a session file. */
export interface Recording {
  tabs: RecordedTab[]
  documents: RecordedDocument[]
  /** The moment the recording is judged at, ms since the epoch. */
  now: number
}
