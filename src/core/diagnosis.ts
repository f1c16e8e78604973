import type { AlignedNode } from './diff/aligned'
import type { AlignInput, AlignOptions } from './diff/input'
import type { IdentityRule } from './identity/rule'
import type { IgnoreRule } from './ignore/rule'
import type { LinkDecision } from './link/decision'
import type { Finding, SessionEvent, SessionSource, SessionSubject, Verdict } from './session/session'
import type { Writer } from './timeline/event'
import type { Member } from './timeline/member'
import type { TabEntry } from './timeline/tab-entries'
import type { Path } from './value/path'

/** A parsed stack line: `fn` at url:line:column, 1-based. */
export interface Frame {
  fn: string
  url: string
  line: number
  column: number
}

export type Layer = 'memory' | 'storage' | 'server' | 'hydration' | 'rendered' | 'tabs' | 'document'

/** An event of the whole recording, with what a list of events shows of it. */
export interface TimelineEvent extends SessionEvent {
  layer: Layer
  /** One line: `cart-store: addItem set items, total`. */
  summary: string
  /** Failed or refused. */
  failed: boolean
  /** Subject id, where one takes part. */
  subject?: string
}

/** Who last wrote a source, or a path of it, and from what to what. */
export interface Blame {
  source: string
  /** Event id; absent when the value was there before the recording began. */
  event?: string
  at?: number
  /** Function or action name, request line, or `unobserved writer`. */
  by: string
  /** Outermost relevant call first to open in Sources; empty when unobserved. */
  frames: Frame[]
  /** With all frames of the stack; absent when unobserved. */
  writer?: Writer
  /** Of a source of the server: what was asked, and how it went. */
  request?: { method: string; url: string; status?: number; milliseconds?: number; why?: string }
  /** Whose value it was that was only brought in: of a hydration the writer of what it read, of a taken answer the request. */
  brought?: Blame
  /** Array elements: who last put it elsewhere in the array, indices from 0. */
  moved?: { from: number; to: number; by: Blame }
  /** The value at the path before and after; absent when unknown or when there was none. */
  from?: { value: unknown }
  to?: { value: unknown }
  /** The first that is known of it: what was there before, if anything, nobody knows. */
  began?: true
  /** What went wrong since: `setItem refused 12:03:11 (QuotaExceededError)`, `POST /api/cart 500`. */
  trouble?: string
}

/** What happened to a path in all sources of a subject, the last change first. */
export interface ToldHistory {
  /** `id` is the fact that it was on record with. */
  changes: (Blame & { id: string; at: number })[]
  /** There may be older ones: too many to tell, or too much text to decode. */
  cut: boolean
  /** Parts of the recording were dropped, which may have been changes of it. */
  incomplete: boolean
}

/** One source of a subject as a column of its comparison. */
export interface Column {
  source: SessionSource
  /** Memory of another tab than the subject's: that tab's name, `tab 2`. */
  tab?: string
  /** `zustand`, `json`, … and the version the text declares; '' for memory. */
  codec: string
  version?: number
  /** Milliseconds since the epoch of the last reading; 0 when nothing was read. */
  at: number
  /** The whole decoded value before alignment, and the text it came from, where there is one. */
  value: unknown
  text?: string
  /** Where the value is mounted in the subject: `['scenes']` for `GET /api/scenes`. */
  mount: Path
  /** Of a resource: the app's last GET request to it, which can be sent again. */
  asked?: AskedRequest
  provenance?: Blame
  /** Picked columns only. */
  picked?: PickedFrom
  /** What the source held from an event on; undefined for events that are not of this source or changed nothing. */
  heldFrom?: (event: string) => { at: number; codec: string; value: unknown } | undefined
}

/** Where a picked column comes from. */
export interface PickedFrom {
  /** Id of the pick. */
  pick: string
  /** Id of the source in its recording; a column's own is unique among the picked. */
  source: string
  /** Name of its subject. */
  subject: string
  /** `snapshot 1`, a file's name; '' for the live page. */
  recording: string
  /** Name of its tab, where the source is a tab's own and the recording has several. */
  tab?: string
  /** The moment, ms since the epoch; absent: now, or the end of what was recorded. */
  at?: number
}

/** A request of a document, by the id it has there. */
export interface AskedRequest {
  document: string
  request: string
  /** Absolute, with its query. */
  url: string
}

/** Who listens to a store now, in its last document. */
export interface Listeners {
  live: number
  /** Where they subscribed, most of them first. */
  sites: { by: string; frame?: Frame; live: number }[]
  /** Part of the recording was dropped: there may be more. */
  atLeast: boolean
}

/** A subject with its comparison at `at`. */
export interface DiagnosedSubject extends SessionSubject {
  /** The tab whose memory this subject has; '' for storage or server state that no store holds. */
  tab: string
  /** `picked`: columns that a person put together. */
  group: 'store' | 'storage' | 'server' | 'rendered' | 'picked'
  columns: Column[]
  tree: AlignedNode
  divergent: number
  benign: number
  equal: number
  verdict: Verdict
  /** Worst of its findings; `differs` without one; `none` when there is nothing to compare with. */
  status: 'error' | 'warning' | 'differs' | 'ok' | 'none'
  /** When it parted, ms since the epoch; absent while equal or unknown. */
  divergedSince?: number
  /** No event for a second and nothing pending. */
  settled: boolean
  findings: Finding[]
  /** What the rules looked at and found benign; absent when there is nothing. */
  cleared?: readonly ClearedFinding[]
  /** What a person does not want to hear of, and so is not reported; absent when there is nothing. */
  ignoredFindings?: readonly IgnoredFinding[]
  /** Whether a person ignores a path; absent when nothing is ignored. */
  isIgnored?: (path: Path) => boolean
  /** How a person says that the elements of the array at a path are the same; absent where nobody says anything. */
  identity?: AlignOptions['identity']
  /** Absent where nobody was seen to subscribe. */
  listeners?: Listeners
  /** Who wrote the value each column has at this path. */
  blame: (path: Path) => Blame[]
  /** Every change of this path in any column. */
  history: (path: Path) => ToldHistory
  /** What the columns are made of, in their order: whoever compares them otherwise needs their histories. */
  members: readonly Member[]
  /** What each of them brought into the alignment, in the same order. */
  inputs: readonly AlignInput[]
  /**
   * The subject as it was once the event of this `seq` was on record, with the links and findings known today; `time`, ms since
   * the epoch: some time after that event.
   */
  at: (seq: number, time?: number) => DiagnosedSubject
}

/** A finding that is not reported, for all it is about is ignored, or its rule is muted there. */
export interface IgnoredFinding {
  finding: Finding
  /** What a person said so by. */
  by: IgnoreRule[]
}

/** What a rule looked at and found benign. */
export interface ClearedFinding {
  rule: string
  /** What was seen, and what makes it harmless. */
  because: string
  paths: string[]
  /** Event ids. */
  evidence: string[]
}

/** A plug-in that failed on this recording: a result about that plug-in, not of the run. */
export interface PluginFailure {
  plugin: string
  message: string
}

/** What `diagnose` concludes from a recording. */
export interface Diagnosis {
  at: number
  /** In order of appearance. */
  tabs: TabEntry[]
  sources: SessionSource[]
  subjects: DiagnosedSubject[]
  /** What a person pinned and refused, as it was respected here. */
  decisions: readonly LinkDecision[]
  /** What a person ignores, as it was respected here; absent when there are no such rules. */
  ignores?: readonly IgnoreRule[]
  /** How a person says that elements of arrays are the same, as it was respected here; absent when there are no such rules. */
  identities?: readonly IdentityRule[]
  /** In order of `seq`. */
  events: TimelineEvent[]
  /** Worst first. */
  findings: Finding[]
  failures: PluginFailure[]
  dropped: number
}
