import type { MismatchFact } from './mismatch-fact'
import type { Confidence, Severity, State } from './session/session'
import type { SourceKind } from './timeline/event'
import type { Thresholds } from './thresholds'
import type { Clock } from './timeline/clock'
import type { Content } from './timeline/history'
import type { Outcome } from './timeline/exchange'
import type { Path } from './value/path'

/** What a rule may ask for, of one subject. Times are ms since the epoch, events are ids. */
export interface Facts {
  subject: SubjectFact
  /** What the store declares of its persistence; undefined where it is not a persisted store. */
  persist: PersistFact | undefined
  /** In order of their start, of all documents. */
  hydrations: readonly HydrationFact[]
  /** Changes of the store, hydrations' included. */
  changes: readonly ChangeFact[]
  /** The storage entries of the subject. */
  entries: readonly EntryFact[]
  /** Entries that the tab began with as copies of another tab's. */
  clones: readonly CloneFact[]
  /** Accesses that a storage refused as a whole: those made for the store, and those that can't be told whose they are. */
  refusals: readonly RefusalFact[]
  /** The requests to the resources of the subject. */
  requests: readonly RequestFact[]
  /** What the server rendered the store's pages with, one for each load, in order. */
  payloads: readonly PayloadFact[]
  /** What a framework rendered first otherwise than the server had: in pages, of what the subject holds. */
  mismatches: readonly MismatchFact[]
  /** Changes by which the store took in what the server had said or rendered, in order. */
  takes: readonly TakeFact[]
  /** Requests of the store's documents that told the server something, to whatever address. */
  saves: readonly SaveFact[]
  /** When a person did something in the documents of the store; of typing at most one a second is told. */
  uses: readonly Moment[]
  /** The store's state when the recording ends; undefined where no store is known. */
  memory: { value: unknown } | undefined
  /** What differs when the recording ends. */
  differences: readonly DifferenceFact[]
  /** What differed when earlier documents of the tab were left. */
  leavings: readonly LeavingFact[]
  /** Documents of the tab in which the store lived. */
  documents: readonly DocumentFact[]
  /** The tabs in which the store lives or lived, the subject's own among them. */
  tabs: readonly TabFact[]
  settled: boolean
  now: number
  thresholds: Thresholds
  clock: Clock
}

export interface SubjectFact {
  id: string
  name: string
  /** Adapter of its store, '' for none. */
  library: string
}

export interface PersistFact {
  name: string
  version: number
  hasMigrate: boolean
  /** Through its library's own web storage, which does nothing where the browser refuses one. */
  webStorage: boolean
  /** What partialize leaves out. */
  omits: readonly Path[]
}

export interface DocumentFact {
  id: string
  startedAt: number
  leftAt?: number
  left?: string
}

/** A store in one of the tabs of the site. */
export interface TabFact {
  /** `tab 2` */
  name: string
  /** The tab that the subject is about. */
  own: boolean
  /** The store there, as a source. */
  store: string
  /** Its last document has not been left. */
  open: boolean
  documents: readonly TabDocumentFact[]
  /** What the store held over time, each from its moment on. */
  memory: readonly (Moment & { value: unknown; created: boolean })[]
}

export interface TabDocumentFact extends DocumentFact {
  /** When a person saw it; `until` is absent while they do. */
  visible: readonly { from: number; until?: number }[]
  /** When a person did something in it; at most one a second is told. */
  used: readonly Moment[]
}

/** A fact's place in the recording. */
export interface Moment {
  event: string
  at: number
  /** Order in the whole recording. */
  seq: number
  document: string
}

export interface HydrationFact {
  number: number
  document: string
  /** The version that the store declared in that document. */
  version: number
  started: Moment
  read?: Moment & { state?: unknown }
  migrated?: Moment & { state: unknown; fromVersion?: number }
  /** applied or failed; `error` as in `SyntaxError: Unexpected end of JSON input` */
  finished?: Moment & { failed: boolean; error?: string }
  /** The store's state just before and after it was applied. */
  before?: { value: unknown }
  after?: { value: unknown }
}

export interface ChangeFact extends Moment {
  by: string
  hydration?: number
  before?: { value: unknown }
  after: unknown
  /** Members at the top of the state that it set to another value. */
  fields: () => readonly string[]
}

export interface EntryFact {
  source: string
  kind: SourceKind
  /** `localStorage`, `IndexedDB` */
  area: string
  key: string
  mount: Path
  /** Tabs have it in common. */
  shared: boolean
  /** What it held over time, in order. */
  contents: readonly StoredFact[]
  /** Reads that were answered, also those that found nothing new; `at` is when, `startedAt` when they were asked for. */
  reads: readonly (Moment & { startedAt: number; present: boolean })[]
  /** Attempts to write or remove, refused ones included; `at` is when the call was made, `attempted` what was refused. */
  writes: readonly (Moment & { by: string; observed: boolean; refused?: string; attempted?: () => Content })[]
  /** The longest time a write came after the change before it, ms. */
  longestDelay: number
}

/** What an entry held from a moment on. */
export interface StoredFact extends Moment {
  seen: 'found' | 'read' | 'written' | 'removed'
  by: string
  /** The tab that wrote it, or found or read it: `tab 2`; `another tab` where that one was not recorded. */
  tab: string
  content: () => Content
  /** The content as the store holds it at `mount`; undefined where there is none, or none that can be read. */
  state: () => { value: unknown } | undefined
}

/** An entry of sessionStorage that a tab found at its beginning, copied from another tab that was there. */
export interface CloneFact {
  source: string
  key: string
  mount: Path
  /** The tab, and the one whose copy it began with: `tab 2`, `tab 1`. */
  tab: string
  from: string
  /** The browser says that the one opened the other. */
  opened: boolean
  copied: CopyFact
  /** What each of the two has written or removed since. */
  own: readonly CopyFact[]
  original: readonly CopyFact[]
}

export interface CopyFact extends Moment {
  by: string
  /** What was there from then on, as the subject holds it; undefined: no entry. */
  held: () => { value: unknown } | undefined
}

/** A storage area or database refused an access as a whole: reading `localStorage` threw, a database could not be opened. */
export interface RefusalFact extends Moment {
  /** `localStorage`, `IndexedDB` */
  area: string
  /** `SecurityError` */
  error: string
  by: string
  task: number
  /** What the store was doing: `change` is the same task as a change of it, `later` soon after one; `other` is anybody's. */
  during: 'creation' | 'hydration' | 'change' | 'later' | 'other'
  change?: string
}

export interface RequestFact extends Moment {
  /** `POST /api/scenes` */
  line: string
  method: string
  path: string
  writes: boolean
  /** Of GraphQL or tRPC: `method` is what it amounts to, `path` its name, `body` its input. */
  isOperation: boolean
  outcome: Outcome
  why: string
  status?: number
  endedAt?: number
  ended?: string
  item?: string
  action?: string
  body: unknown
  /** Resource, as a source. */
  source: string
  /** What the resource was known to hold before this request was answered, as the store holds it; undefined: never read. */
  served?: { value: unknown }
  /** The same when the recording ends, and since when it is known. */
  known?: { value: unknown; since: Moment }
  /** The browser sends it even if the page is left. */
  keepalive: boolean
  /** The resource's answers are read by GET, or written by address of an item. */
  isCollection: boolean
  linkedBy: 'identity' | 'content' | 'alone'
  mount: Path
}

/** A change by which a store took in what the server had said: at `paths` it put the server's value. */
export interface TakeFact extends Moment {
  by: string
  before: unknown
  after: unknown
  paths: readonly Path[]
  from: {
    /** `GET /api/scenes`, `__NEXT_DATA__` */
    what: string
    /** payload: the page was rendered with it; route: fetched for the next page; answer: of any other request. */
    kind: 'payload' | 'route' | 'answer'
    /** When it was asked for: the server cannot know of what was done later. */
    asked: Moment
    event: string
    /** Searches and pages: what is not in it may be elsewhere. */
    isPart: boolean
  }
}

export interface SaveFact extends Moment {
  outcome: Outcome
}

/** A payload as the store holds the parts that it took. */
export interface PayloadFact extends Moment {
  source: string
  /** `__NEXT_DATA__` */
  label: string
  value: unknown
}

export interface DifferenceFact {
  path: Path
  state: State
  /** By source; absent where the source has nothing there or does not cover it. */
  values: ReadonlyMap<string, { value: unknown }>
  /** Sources that cover the path. */
  covers: ReadonlySet<string>
  /** The store's last change there. */
  change?: { moment: Moment; by: string; hydration?: number; observed: boolean }
}

export interface LeavingFact {
  document: string
  left: Moment
  differences: readonly DifferenceFact[]
  /** What the store held then. */
  memory?: { value: unknown }
  /** Events after the leaving had hidden the page, in the same task: nobody but the page itself did anything then. */
  hidden: ReadonlySet<string>
}

/** What a rule concludes; the rest of a finding is filled in. */
export interface Conclusion {
  severity?: Severity
  confidence: Confidence
  paths: readonly Path[]
  sentence: string
  consequence: string
  evidence: readonly string[]
  fix: string
  /** The cause in half a sentence, for the verdict: `a write ran before hydration finished`. */
  cause?: string
  /** The source to trust, where the rule can tell. */
  trust?: string
  /** Has nothing to do with what else is wrong at its paths: neither explains it nor is explained by it. */
  standsAlone?: true
  /** How the copies stand, for the verdict, where the rule knows it better than the comparison. */
  standing?: string
}
