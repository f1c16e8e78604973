import type { Technique } from '../protocol/techniques'
import type { AgentEvent, AgentSource } from '../core/timeline/event'
import type { Path } from '../core/value/path'

/** A value of the page that a fact refers to. It is encoded when somebody asks for the fact, not when it happens. */
export interface Held {
  /** What is to stand in an event of it, its values encoded by `encode`; `budget`: characters that a text may have. */
  readonly encoded: (encode: (value: unknown) => unknown, budget: number) => unknown
}

type Uncounted<E> = E extends AgentEvent
  ? Omit<E, 'seq' | 'at' | 'run' | 'task' | 'writer' | 'tangled' | 'untagged' | 'steps' | 'origins'>
  : never
type WithHeld<E> = { [K in keyof E]: K extends 'state' | 'value' | 'body' ? Held : E[K] }
type EachWithHeld<E> = E extends unknown ? WithHeld<E> : never

/** A fact as a source states it: without what the recorder counts, values held instead of encoded. */
export type Draft = EachWithHeld<Uncounted<AgentEvent>>

/** What happens around one call of a hooked function. Neither may throw into the page; both are guarded. */
export interface Aftermath {
  /** Gets what the call returned, and returns what the caller is to get: the same, unless there is a good reason. */
  returned?: (result: unknown) => unknown
  threw?: (error: unknown) => void
}

/** The requests of the document, whoever makes them. */
export interface Requests {
  /**
   * Puts a request on record and returns its id. The body is kept where it is text: a string, URLSearchParams, a Blob of
   * text, or the promise of a text.
   */
  started: (
    request: { method: unknown; url: unknown; body?: unknown; keepalive?: unknown; beacon?: true; by?: 'driftscope' },
    stack: Error | undefined,
  ) => string
  finished: (request: string, status: number) => void
  failed: (request: string, error: unknown) => void
  /** The app takes the body in: as a value, or as text that may be JSON. */
  read: (request: string, body: unknown) => void
  readText: (request: string, text: string) => void
}

/** What React does with its roots, whichever copy of it renders into the document. */
export interface ReactWatch {
  /** A root is being made: it has its container, but not much more yet. */
  made: (root: object, container: unknown) => void
  /** What it rendered is in the document; layout effects have run. */
  committed: (root: unknown) => void
}

export type Read = (path: Path) => unknown

export interface SourceHost {
  /** Puts a fact on record, unless that is paused. `stack` is its writer, where the page's own code is one. */
  record: (draft: Draft, stack?: Error) => boolean
  /**
   * Tells of a place that holds state; again for the same id costs nothing. `read` gives what is there now, or a promise of
   * it; of a place too large to be read as a whole it gives what leads to the path it is asked for.
   */
  describe: (source: AgentSource, read?: Read) => void
  /** The number of the present macrotask. */
  task: () => number
  /** The present stack, unread; not always, where it is asked for too often. */
  stack: () => Error | undefined
  /** Holds what a value is now: its owner may change it. Costs as much as encoding it, up to 256 KB of text. */
  holdCopy: (value: unknown) => Held
  /** A held copy with one more member, where it is a plain object: the key that a database gave it. */
  holdWith: (held: Held, name: string, value: string | number) => Held
  /** Holds a value that nobody else has: it stays what it is. */
  holdOwn: (value: unknown) => Held
  /** Holds a text, which is taken for what it says where it is JSON. */
  holdText: (text: string) => Held
  /** Milliseconds that the page has just spent on making a text which it is about to write; 0 where that is not known. */
  encodedIn: (text: string) => number
  requests: Requests
  /**
   * Watches calls of `target[name]`, or reads of a getter; with `'set'` what is assigned to it. `before` sees `this` and the
   * arguments and says what to do afterwards. Returns what ends it.
   */
  hook: (
    target: object,
    name: string,
    before: (self: unknown, args: readonly unknown[]) => Aftermath | undefined,
    member?: 'set',
  ) => () => void
  /** Hears when the page defines `window[property]` anew, until it has loaded. */
  onRedefined: (property: string, heard: () => void) => void
  /** Listens on a browser object; guarded, and undone when the agent stops. */
  listen: (target: EventTarget, type: string, listener: (event: Event) => void) => void
  /** Calls `sweep` after activity, and at last while the page is being hidden. */
  onSweep: (sweep: (why: 'sweep' | 'page-hide') => void) => void
  react: (watch: ReactWatch) => void
  /** Hears of each Proxy that the page makes; says whether it was one looked for. */
  proxied: (visit: (proxy: object, target: object, handler: object) => boolean) => void
  /** Runs within about a second, when the page has nothing to do, and again as long as the job returns true. */
  idle: (job: () => unknown) => void
  /** Runs when the present synchronous run is over. */
  soon: (job: () => void) => void
  /** Remembers that `root` and what hangs below it came with this request. */
  cameWith: (root: unknown, request: string) => void
  /** Runs ours inside the page: nothing it throws gets out, on failure the result is `fallback`. */
  guard: <T>(body: () => T, fallback: T) => T
  /** Shown in the panel where something cannot be watched. */
  report: (technique: string, state: 'armed' | 'hit' | 'failed', detail?: string) => void
}

/** One kind of place outside the app's memory that its state goes to or comes from. */
export interface Source {
  /** The file's name. */
  id: string
  /** What its hooks are called in the settings, where they can be switched off. */
  technique?: Technique
  /** Runs once, at document_start. What it throws is reported; the other sources go on. */
  start: (host: SourceHost) => void
}

/** `<id>.fixture.ts`: what a page does, and the facts that the agent makes of it, in words (test/agent/words.ts). */
export interface SourceFixture {
  /** What is watched is offered to pages of https only. */
  secure?: true
  act: () => unknown
  lines: readonly string[]
}

/** A source plug-in: lives in `sources/<id>.ts`. */
export const defineSource = (source: Source): Source => source
