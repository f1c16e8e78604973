import type { Outcome } from '../timeline/exchange'
import type { Path } from '../value/path'
import type { Moment } from './moment'

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
  /** A search or a page: what is not in its answer may be there all the same. */
  isPart: boolean
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

/** A message over a connection. */
export interface SentFact extends Moment {
  /** Decoded; as the protocol wraps it. */
  body: () => unknown
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
