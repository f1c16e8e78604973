import type { Outcome } from '../timeline/exchange'
import type { Content } from '../timeline/history'
import type { Moment } from './moment'

/** A request of a document, to whatever address. */
export interface CallFact extends Moment {
  /** `GET /api/products` */
  line: string
  /** Origin and path, or an operation's name. */
  address: string
  /** The fields of its query. */
  query: ReadonlyMap<string, string>
  /** Decoded, or an operation's input; undefined where there is none. */
  body: unknown
  writes: boolean
  /** By its address it only takes note of something: analytics, logs, searches. */
  isNote: boolean
  outcome: Outcome
  endedAt?: number
}

/** A write of an entry that belongs to no store that says so. */
export interface StrayWriteFact extends Moment {
  source: string
  area: string
  key: string
  by: string
  /** What it held before and from then on, and what it holds when the recording ends. */
  before: () => Content | undefined
  content: () => Content
  last: () => Content
}
