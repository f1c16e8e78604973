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
  /**
   * For a state that is changed in place (tell it by `touched`): the own members of one of its nodes, as a plain object, array,
   * Map or Set, without the library noticing that they are read. What is no node of the library's comes back as it is.
   */
  plain?: (node: object) => object
  /** `current` gives copies of a state that is changed in place, which stay what they are: nothing is to be looked for in them. */
  copies?: true
  /** Puts another state in the place of the present one, by the library's own means. Absent: it has none. */
  write?: (state: unknown) => void
  persist?: AgentSource['persist']
  /** Where in the state the library keeps its own books (who asked, when): what no other copy is to agree with. `*`: any step. */
  volatile?: NonNullable<AgentSource['volatile']>
}

/** How a change came about, as far as its adapter knows more than that it happens now. */
export interface Cause {
  /** Set when a persist hydration did it: the number of that hydration. */
  hydration?: number | undefined
  /** What the library calls the change: the type of an action, a mutation, an event. */
  action?: string | undefined
  /** The stack of whoever did it, where that was taken earlier; `null`: nobody's stack is at hand. */
  stack?: Error | null | undefined
}

export type HydrationStep =
  | { step: 'started' | 'applied' }
  /** The persisted state handed on; `undefined` when there was none. */
  | { step: 'read'; state: unknown }
  | { step: 'migrated'; state: unknown; fromVersion: number | undefined }
  | { step: 'merged'; state: unknown }
  | { step: 'failed'; error: unknown }

/** One who listens to a store. */
export interface Subscribed {
  /** They no longer do; call it once. */
  ended: () => void
  /** What the app got to end it with: who holds that can still do so. */
  endsWith: (end: object) => void
}

/** How a store would take in what was saved, as it stands now; what is handed to it may be changed. */
export interface Restoring {
  /** The version that it declares. */
  version: unknown
  migrate?: (state: unknown, version: number) => unknown
  /** Over what it begins with. */
  merge: (state: unknown) => unknown
}

/** What an adapter tells of one store. */
export interface StoreHandle {
  /** The last state told, or `undefined` before the first. */
  latest: () => unknown
  /** The state at the beginning. Only the first call counts. */
  created: (state: unknown) => void
  /**
   * The state was replaced. If `prev` is not the latest state told, something changed it unseen, which is put on record
   * too.
   */
  changed: (next: unknown, prev: unknown, cause?: Cause) => void
  /**
   * The state was changed in place: a copy of what has changed is taken before the next fact of any kind, at the latest
   * when the synchronous run is over. Several in a row are one change, the first one's.
   */
  touched: (cause?: Cause) => void
  /** What the library calls the change told last, where that shows only after it, in the same run. */
  named: (action: string) => void
  hydration: (hydration: number, step: HydrationStep) => void
  /** Somebody has just subscribed; `isMounting`: it is known to be a component that is being mounted. */
  subscribed: (isMounting?: true) => Subscribed
  /** The store is no more. One of the same name that is found later takes its place. */
  gone: () => void
  /** What the store declares about its persistence, when that became known or changed. */
  persist: (persist: NonNullable<AgentSource['persist']>) => void
  /** The same for a part of the state that is persisted by itself. */
  persistPart: (part: PersistedPart) => void
  /** It can be tried what becomes of a saved state; called for each trial. */
  restorable: (restoring: () => Restoring) => void
}

/**
 * The ways to come by stores without the app's help. Each visitor is guarded: nothing it throws gets into the page. It is asked
 * about everything of the kind, the app's own too: it looks first at what tells most others apart and costs next to nothing
 * (`Object.hasOwn`, `typeof`, `Array.isArray`), and takes a stack only of what is its library's.
 *
 * Reads of a baited property give undefined as ever, but `'property' in object` is true of everything meanwhile, DOM elements too.
 * So bait none that a library tests with `in` (`deserialize`: zustand 4 takes its old options for given), and rather a word of the
 * library's own than one that may be an attribute: Vue, Preact, and React on custom elements set what is `in` an element as its
 * property.
 */
export interface Techniques {
  /** A library assigns `property` to an object that lacks it. Withdrawn once stores are found, or 10 s after load. */
  bait: (property: string, visit: (owner: object, value: unknown) => boolean) => void
  /** A library reads `property` of an object that lacks it, and gets nothing as ever. Withdrawn likewise. */
  baitRead: (property: string, visit: (owner: object) => boolean) => void
  /**
   * A library reads an option of an object that lacks it: what `answer` returns stands in for it, so nothing for objects that
   * are not the library's. `used` says that a store was found this way. Withdrawn likewise.
   */
  baitAnswer: (property: string, answer: (owner: object, used: () => void) => unknown) => void
  /**
   * A library looks for a tool in this global. `wrap` makes what it finds there: ours around the tool's, which is undefined as
   * long as no tool put one there. `used` says that a store was found this way. Withdrawn likewise.
   */
  global: (name: string, wrap: (real: Callable | undefined, used: () => void) => Callable) => void
  /** A library copies a store's methods onto a function: `Object.assign(target, source)`. */
  assign: (visit: (target: object, source: object) => boolean) => void
  /** A library calls each listener of a Set it never gives away. Called for every such round. */
  forEach: (visit: (set: ReadonlySet<unknown>, callback: (entry: unknown) => unknown) => boolean) => void
  /** A library has defined a property named by a symbol: `Object.defineProperty(owner, symbol, …)`. */
  symbolDefined: (visit: (owner: object, symbol: symbol) => boolean) => void
  /** A library makes a Proxy. */
  proxied: (visit: (proxy: object, target: object, handler: object) => boolean) => void
  /** A library puts an object into a WeakMap; called afterwards. */
  weakMapSet: (visit: (map: WeakMap<object, unknown>, key: object, value: object) => boolean) => void
  /** A library puts a pair of functions into a Set; called before. Withdrawn 10 s after load unless it found a store. */
  setAdded: (visit: (set: ReadonlySet<unknown>, pair: [Callable, Callable]) => boolean) => void
  /**
   * The app registers a store by `driftscope/announce`: gets what it passed, as a page gives it, and says what is wrong with
   * it if something is. What `onWithdrawn` is given runs when the app takes it back.
   */
  announced: (visit: (registration: unknown, onWithdrawn: (end: () => void) => void) => string | undefined) => void
  /** The values of one React component, each met for the first time: contexts, props, hooks and their dependencies. */
  react: (visit: (values: readonly object[]) => boolean) => void
  /**
   * The states that React's components keep by hooks, of a few instances of each component. `visit` is asked about one until
   * it returns who listens to its changes; those are told when they are in the document.
   */
  reactState: (visit: (state: ReactState) => ReactStateListener | undefined) => void
}

/** What one hook of a mounted component keeps: useState, useReducer, or useSyncExternalStore. */
export interface ReactState {
  value: unknown
  /** Stands for the mounted component: the same for its other states. */
  component: object
  /** Its name, where the build left it one. */
  name: string | undefined
  /** Its React key or that of what it is in, closely. */
  key: string | undefined
  /** How many components it is in, and where among its siblings and theirs. */
  depth: number
  place: string
  /** Which of the component's states it is. */
  number: number
  /** It belongs to a store outside of React. */
  isExternal: boolean
  /** What the component's hooks depend on, those next to the state first; without those that set another of its states. */
  deps: readonly { distance: number; values: readonly unknown[] }[]
}

export interface ReactStateListener {
  /** `stack` is that of who asked for the change; `null` where that was not seen. */
  changed: (value: unknown, stack: Error | null) => void
  /** The component is not in the document any more. */
  gone: () => void
}

/** What an entry of web storage holds, as far as the page's own calls have shown. */
export interface StoredText {
  area: 'localStorage' | 'sessionStorage'
  key: string
  /** `undefined`: it is not there. */
  text: string | undefined
  /** The page has asked for it. */
  isRead: boolean
}

export interface AdapterHost {
  techniques: Techniques
  store: (found: FoundStore) => StoreHandle
  stack: () => Error
  /** The frames of such a stack without ours, innermost first, as the browser printed them. */
  framesOf: (stack: Error) => readonly string[]
  /** Runs within about a second, when the page has nothing to do. */
  idle: (job: () => void) => void
  /** Runs when the present synchronous run is over. */
  soon: (job: () => void) => void
  /** The entries of web storage that the page has used, and what is in them. */
  stored: () => Iterable<StoredText>
  /** Whether this very object came with a response. */
  isFromServer: (value: object) => boolean
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

/** One app of test/fixtures/<stack>: built, minified, for production and for development, loaded with the real extension. */
export interface FixtureApp {
  /** Its entry: `test/fixtures/<stack>/<app>`. Several may share one and differ in what they are built `with`. */
  entry: string
  /** Its stack, if that is another one than the fixture's: compilers come in one version per stack. */
  stack?: string
  /** What it is built with, by the name it imports: `{ zustand: 'zustand-4' }`, both out of the stack's package.json. */
  with?: Readonly<Record<string, string>>
  /** The row of the support matrix that it counts for: `zustand 4 + persist`. */
  row: string
  /** The id of the store's source. */
  store: string | RegExp
  /** Some of what the store declares about its persistence; `entry`: found as the storage entry of that id, and linked. */
  options?: Partial<NonNullable<AgentSource['persist']>> | { entry: string }
  /** The steps of its hydration after a reload; `read`: the entry was seen being read. */
  hydration?: readonly HydrationStep['step'][] | 'read'
  /** What the change after load is called; `stack`: it has no name, the line of the app that did it is known. */
  cause?: { action: string } | 'stack'
  /** The ids of the sources that are one subject with the store. */
  links?: readonly string[]
  /** Cells of the row that can't be met, each with the reason and what an app can do about it. */
  unmet?: Partial<Record<'store' | 'options' | 'hydration' | 'cause', string>>
}

/** `<id>.fixture.ts`: real apps of one locked package.json, with what the matrix is to find in them. */
export interface AdapterFixture {
  stack: string
  apps: readonly FixtureApp[]
}

/** An adapter plug-in: lives in `adapters/<id>.ts`. */
export const defineAdapter = (adapter: Adapter): Adapter => adapter
