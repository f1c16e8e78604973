import type { AskedRequest } from '../core/diagnosis'
import type { TriedState } from '../core/dry-run/tried-state'
import type { Recording } from '../core/timeline/recording'

/** How the panel stands to the page's agents. Each explains itself in features/connection. */
export type ConnectionState =
  | 'connecting'
  | 'connected'
  /** The page has our bridge, but its recorder did not start. */
  | 'no-agent'
  /** The page is older than this extension (installed, updated or allowed since): only a reload brings a recorder into it. */
  | 'needs-reload'
  /** The extension may not read this origin. */
  | 'no-permission'
  /** A page no extension may read: chrome://, the web store. */
  | 'restricted'
  /** The tab has gone. */
  | 'disconnected'

/** One way the agents look for stores, and how it went. */
export interface Technique {
  id: string
  plugin: string
  state: 'armed' | 'hit' | 'withdrawn' | 'failed'
  detail?: string | undefined
}

/** As the agents themselves say. */
export interface Kept {
  events: number
  /** Estimated. */
  bytes: number
  /** Facts that fell out of their budget. */
  dropped: number
}

export interface LiveStatus {
  connection: ConnectionState
  /** Of the inspected page's top document; '' while unknown. */
  origin: string
  /** Address of that document; '' while unknown. */
  url: string
  tab: string
  recording: boolean
  preserveLog: boolean
  /** Share of the main thread the inspected tab's agents used, 0 to 1; undefined while unknown. */
  cost?: number | undefined
  /** What the inspected tab's recorders keep. */
  kept: Kept
  /** The same of all tabs of the site that are connected. */
  all: Kept & { tabs: number }
  /** Facts that are missing from the recording, of all tabs. */
  dropped: number
  techniques: readonly Technique[]
  /** false: page scripts ran before the agent did, so the beginning is missing. */
  fromStart: boolean
}

/** The inspected page as the UI sees it: what was recorded, and the controls. */
export interface Live {
  recording: () => Recording
  status: () => LiveStatus
  /** Calls back whenever either changed; returns how to stop. */
  subscribe: (listener: () => void) => () => void
  record: (on: boolean) => void
  clear: () => void
  preserveLog: (on: boolean) => void
  /** Sends a request of the app once more; what comes of it is recorded. Rejects with the reason when nothing did. */
  refetch: (asked: AskedRequest) => Promise<void>
  /**
   * What a store's own migration and merge make of a saved state, as the page answers it; nothing is applied or written. Rejects
   * with the reason when nothing came.
   */
  dryRun: (tried: TriedState, signal: AbortSignal) => Promise<unknown>
  /** Asks for the right to read the page's origin; absent where the place cannot ask. */
  requestPermission?: (() => void) | undefined
  /** Shows what may be read, to take it back; absent where that is nobody's question. */
  showPermissions?: (() => void) | undefined
  reloadPage?: (() => void) | undefined
}

export const NO_STATUS: LiveStatus = {
  connection: 'connecting',
  origin: '',
  url: '',
  tab: '',
  recording: true,
  preserveLog: true,
  kept: { events: 0, bytes: 0, dropped: 0 },
  all: { tabs: 0, events: 0, bytes: 0, dropped: 0 },
  dropped: 0,
  techniques: [],
  fromStart: true,
}
