import type { Recording } from '../core/timeline/recording'
import type { AgentStatus, RecordingClient } from '../transport/recording-client'
import type { LinkState } from '../transport/tab-link'

/** What the collector page offers to whoever drives the browser, as `window.driftscopeCollector`. */
export interface Collector {
  /** With all that the pages had recorded when it was asked for. */
  recording: () => Promise<Recording>
  /** How it stands to each tab it may read, by tab id. */
  states: () => Record<string, LinkState>
  /** Puts another value at a path of a store. */
  write: RecordingClient['write']
  /** What each connected agent last said of itself. */
  agents: () => AgentStatus[]
}

declare global {
  interface Window {
    /** There once the collector has read what was kept. */
    driftscopeCollector?: Collector
  }
}
