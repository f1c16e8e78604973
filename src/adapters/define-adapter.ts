import type { AgentSource, PersistedPart } from '../core/timeline/event'

export type Callable = (...args: never[]) => unknown

/** A store as an adapter found it. */
export interface FoundStore {
  /** The same after a reload, and unique where possible: the persist name. Without one the creating line is used. */
  name?: string
  /** The stack at its creation, if that is now. */
  created?: Error
  /** Frames of the library on that stack, before the app's own begin. */
  libraryFrames: number
  /** The state now; called again for `read` and at page hide. */
  current: () => unknown
  persist?: AgentSource['persist']
}

export type HydrationStep =
  | { step: 'started' | 'applied' }
  /** The persisted state handed on; `undefined` when there was none. */
  | { step: 'read'; state: unknown }
  | { step: 'migrated'; state: unknown; fromVersion: number | undefined }
  | { step: 'merged'; state: unknown }
  | { step: 'failed'; error: unknown }

/** What an adapter tells of one store. */
export interface StoreHandle {
  /** The last state told, or `undefined` before the first. */
  latest: () => unknown
  /** The state at the beginning. Only the first call counts. */
  created: (state: unknown) => void
  /**
   * The state was replaced. `hydration` is set when that was a persist hydration's doing. If `prev` is not the latest
   * state told, something changed it unseen, which is put on record too. `unseen` says that nobody's stack is at hand; `by`
   * is what the library calls the change.
   */
  changed: (next: unknown, prev: unknown, hydration?: number, unseen?: boolean, by?: string) => void
  hydration: (hydration: number, step: HydrationStep) => void
  /** Somebody has just subscribed; call what is returned, once, when they no longer do. */
  subscribed: () => () => void
  /** What the store declares about its persistence, when that became known or changed. */
  persist: (persist: NonNullable<AgentSource['persist']>) => void
  /** The same for a part of the state that is persisted by itself. */
  persistPart: (part: PersistedPart) => void
}

/** The ways to come by stores without the app's help. Each visitor is guarded: nothing it throws gets into the page. */
export interface Techniques {
  /** A library assigns `property` to an object that lacks it. Withdrawn once stores are found, or 10 s after load. */
  bait: (property: string, visit: (owner: object, value: unknown) => boolean) => void
  /** A library reads `property` of an object that lacks it, and gets nothing as ever. Withdrawn likewise. */
  baitRead: (property: string, visit: (owner: object) => boolean) => void
  /**
   * A library looks for a tool in this global. `wrap` makes what it finds there: ours around the tool's, which is undefined as
   * long as no tool put one there. `used` says that a store was found this way. Withdrawn likewise.
   */
  global: (name: string, wrap: (real: Callable | undefined, used: () => void) => Callable) => void
  /** A library copies a store's methods onto a function: `Object.assign(target, source)`. */
  assign: (visit: (target: object, source: object) => boolean) => void
  /** A library calls each listener of a Set it never gives away. Called for every such round. */
  forEach: (visit: (set: ReadonlySet<unknown>, callback: (entry: unknown) => unknown) => boolean) => void
  /** The values of one React component, each met for the first time: contexts, props, hooks and their dependencies. */
  react: (visit: (values: readonly object[]) => boolean) => void
}

export interface AdapterHost {
  techniques: Techniques
  store: (found: FoundStore) => StoreHandle
  stack: () => Error
  /** Runs within about a second, when the page has nothing to do. */
  idle: (job: () => void) => void
  /** Runs when the present synchronous run is over. */
  soon: (job: () => void) => void
  /** Runs ours inside the page: nothing it throws gets out, on failure the result is `fallback`. */
  guard: <T>(body: () => T, fallback: T) => T
  /** The same for what runs thousands of times a second. */
  guardHot: <A, B>(body: (a: A, b: B) => void) => (a: A, b: B) => void
  /** Takes back what the adapter put into the page, when the agent stops. */
  onStop: (undo: () => void) => void
  /** The source text of a function, as the browser gives it. */
  sourceOf: (target: (...args: never[]) => unknown) => string
}

/** How to find and read the stores of one library. */
export interface Adapter {
  /** The file's name, and what `AgentSource.library` says. */
  id: string
  /** Runs once, at document_start. What it throws is reported; the other adapters go on. */
  start: (host: AdapterHost) => void
}

/** `<id>.fixture.ts`: what a page does, and the facts that the agent makes of it, in words (test/agent/words.ts). */
export interface AdapterFixture {
  act: () => unknown
  lines: readonly string[]
}

/** An adapter plug-in: lives in `adapters/<id>.ts`. */
export const defineAdapter = (adapter: Adapter): Adapter => adapter
