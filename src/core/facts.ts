import type { CallFact, StrayWriteFact } from './facts/call'
import type { DifferenceFact, LeavingFact } from './facts/comparison'
import type { AreaFact, CostFact } from './facts/cost'
import type { RemovalFact } from './facts/entity'
import type { ListeningFact } from './facts/listening'
import type { Moment } from './facts/moment'
import type { PayloadFact, RequestFact, SaveFact, SentFact, TakeFact } from './facts/server'
import type { ReloadFact } from './facts/reload'
import type { RestoreFact } from './facts/restore'
import type { ScreenFact } from './facts/screen'
import type { CloneFact, EntryFact, RefusalFact } from './facts/storage'
import type { ChangeFact, DocumentFact, HydrationFact, PartFact, PersistFact, SubjectFact } from './facts/store'
import type { TabFact } from './facts/tabs'
import type { MismatchFact } from './facts/mismatch'
import type { Thresholds } from './thresholds'
import type { Clock } from './timeline/clock'

export type * from './facts/call'
export type * from './facts/comparison'
export type * from './facts/conclusion'
export type * from './facts/cost'
export type * from './facts/entity'
export type * from './facts/listening'
export type * from './facts/moment'
export type * from './facts/restore'
export type * from './facts/reload'
export type * from './facts/screen'
export type * from './facts/server'
export type * from './facts/storage'
export type * from './facts/store'
export type * from './facts/tabs'

/** What a rule may ask for, of one subject. Times are ms since the epoch, events are ids. */
export interface Facts {
  subject: SubjectFact
  /** What the store declares of its persistence; undefined where it is not a persisted store. */
  persist: PersistFact | undefined
  /** Its parts that are persisted by themselves, each under a name of its own. */
  parts: readonly PartFact[]
  /** In order of their start, of all documents. */
  hydrations: readonly HydrationFact[]
  /** How the store took in what was saved, in all documents and in order, whether or not its library tells of hydrations. */
  restores: readonly RestoreFact[]
  /** Changes of the store, hydrations' included. */
  changes: readonly ChangeFact[]
  /** What left the lists and records of all stores of the tab; for storage that no store holds, of all tabs. */
  removals: readonly RemovalFact[]
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
  /** Every request of the store's documents, in order. */
  calls: readonly CallFact[]
  /** Writes of entries of no store, in the store's documents, in order. */
  strayWrites: readonly StrayWriteFact[]
  /** When the server said something over a connection to the documents of the store. */
  messages: readonly Moment[]
  /** What those documents sent over a connection. */
  sent: readonly SentFact[]
  /** When a person did something in the documents of the store; of typing at most one a second is told. */
  uses: readonly Moment[]
  /** The store's state when the recording ends; undefined where no store is known. */
  memory: { value: unknown } | undefined
  /** What differs when the recording ends. */
  differences: readonly DifferenceFact[]
  /** What differed when earlier documents of the tab were left. */
  leavings: readonly LeavingFact[]
  /** Pages of the store that were left and followed by another one with it, in order. */
  reloads: readonly ReloadFact[]
  /** Documents of the tab in which the store lived. */
  documents: readonly DocumentFact[]
  /** The tabs in which the store lives or lived, the subject's own among them. */
  tabs: readonly TabFact[]
  /** What the writes of the subject's entries cost the page. */
  costs: readonly CostFact[]
  /** How full the storage areas are of which the subject has the largest entry. */
  areas: readonly AreaFact[]
  /** Lines of code that subscribed to the store many times over, with nothing mounted to end it. */
  listening: readonly ListeningFact[]
  /** What components showed otherwise than the store held it, in order. */
  screens: readonly ScreenFact[]
  settled: boolean
  now: number
  thresholds: Thresholds
  clock: Clock
}
