import type { Encoded } from '../value/encoded'
import type { IdentityRule } from '../identity/rule'
import type { IgnoreRule } from '../ignore/rule'
import type { LinkDecision } from '../link/decision'
import type { AgentSource, SourceKind } from '../timeline/event'
import type { RecordedTab } from '../timeline/recording'

/** The states a path of a comparison can be in: exactly one each. */
export const STATES = [
  'equal',
  'equal after serialization',
  'not persisted by design',
  'pending',
  'memory ahead',
  'storage ahead',
  'server newer',
  'rendered behind',
  'tab ahead',
  'conflict',
  'differs',
  'orphan',
  'unreadable',
  'unknown (truncated)',
] as const
export type State = (typeof STATES)[number]

/** Listed, never counted as a divergence. */
export const BENIGN: ReadonlySet<State> = new Set<State>([
  'equal',
  'equal after serialization',
  'not persisted by design',
  'pending',
])

export type Confidence = 'certain' | 'likely' | 'possible'
export type Severity = 'error' | 'warning' | 'info'

/** What a persisted store declares of its persistence. */
export interface SessionPersist {
  name: string
  version?: number
  hasMigrate: boolean
  skipHydration?: boolean
  area?: SourceKind
  webStorage?: boolean
  omits: (string | number)[][]
}

/** A source of a session: ids are unique in the whole session. */
export interface SessionSource {
  id: string
  kind: SourceKind
  label: string
  library?: string
  key?: string
  url?: string
  tab?: string
  database?: string
  objectStore?: string
  /** A cookie's: `Path=/; Max-Age=60`. */
  attributes?: string
  persist?: SessionPersist
  /** Parts of a store that are persisted by themselves. */
  parts?: (SessionPersist & { mount: (string | number)[] })[]
  /** The library has a way to put another state in a store's place. */
  writable?: boolean
  /** What becomes of a saved state can be tried by the store's own migration. */
  restorable?: boolean
  /** Where in a store's state its library notes what is true of this copy only; `*`: any step. */
  volatile?: (string | number)[][]
  created?: { name?: string; stack: string[] }
  /** Ids of the documents that saw it. */
  documents?: string[]
}

/** What a source held at a moment. `event`: id of the event it comes from. */
export interface SessionReading {
  source: string
  at: number
  event: string
  codec: string
  value: Encoded
}

export type LinkReason = 'declared' | 'causal' | 'identity' | 'content' | 'pinned'
export interface SessionLink {
  from: string
  to: string
  why: LinkReason
  confidence: Confidence
  /** In words: "persist name", "written in the same run 3 times", "is the response of GET /api/cart". */
  because?: string
}
export interface SessionSubject {
  id: string
  name: string
  sources: string[]
  links: SessionLink[]
}
export interface SessionDivergence {
  path: string
  state: State
  /** By source id; absent where that source has nothing at the path. */
  values: Record<string, Encoded>
}
export interface Verdict {
  sentence: string
  /** Source id to trust, or '' when none can be told. */
  trust: string
  confidence: Confidence
}
export interface SessionComparison {
  subject: string
  at: number
  sources: string[]
  divergences: SessionDivergence[]
  verdict: Verdict
}
/** What a source held from an event on, and the source to which it can be put back: only ever on a person's wish. */
export interface Rescue {
  /** In half a sentence: `the text of version 1`. */
  what: string
  from: { source: string; event: string }
  to: string
}
export interface Finding {
  id: string
  rule: string
  severity: Severity
  confidence: Confidence
  subject: string
  paths: string[]
  sentence: string
  consequence: string
  /** Event ids. */
  evidence: string[]
  /** Symptoms this finding explains: rule ids with paths, as `storage-behind-memory: cart, theme`. */
  explains: string[]
  fix: string
  rescue?: Rescue
}
/** `id` is `<document>#<seq in that document>`; `seq` orders the whole session. Further members as in AgentEvent. */
export interface SessionEvent {
  id: string
  seq: number
  at: number
  tab: string
  document: string
  source: string
  type: string
  paths: string[]
  writer?: { name?: string; stack: string[] }
  [member: string]: unknown
}
export interface SessionDocument {
  id: string
  tab: string
  top: boolean
  url: string
  origin: string
  startedAt: number
  dropped: number
  /** As that document's agent described them, so that a session reads back as the very recording. */
  agentSources: AgentSource[]
}
export interface Redaction {
  /** `key-name` | `jwt` | … */
  detector: string
  count: number
}

export interface Session {
  format: 'driftscope-session'
  version: 1
  creator: { name: string; version: string }
  environment: { at: number; userAgent?: string; url?: string; documents: SessionDocument[] }
  tabs: RecordedTab[]
  sources: SessionSource[]
  readings: SessionReading[]
  subjects: SessionSubject[]
  comparisons: SessionComparison[]
  findings: Finding[]
  events: SessionEvent[]
  /** Absent where nobody pinned or refused a link. */
  decisions?: readonly LinkDecision[]
  /** Absent where nobody ignores anything. */
  ignores?: readonly IgnoreRule[]
  /** Absent where nobody says by what elements of arrays are the same. */
  identities?: readonly IdentityRule[]
  redactions: Redaction[]
  dropped: Record<string, number>
}
