import * as v from 'valibot'
import { EncodedSchema } from '../value/encoded'

const name = v.pipe(v.string(), v.maxLength(2_000))
const seconds = v.number()
const path = v.array(v.union([v.string(), v.number()]))
/** On its way from an agent only: there are `again` or `hole` tags in it. */
const tangled = v.optional(v.literal(true))
/** On its way from an agent only: later events may have `lent` tags for parts of its body. */
const lends = v.optional(v.literal(true))
/** On its way from an agent only: there are `lent` tags in it. */
const borrows = v.optional(v.literal(true))
/** On its way from an agent only: everything in its `state` or `body` stands for itself. */
const untagged = v.optional(v.literal(true))
const failure = v.object({ name: v.string(), message: v.string() })

/** Who caused a fact: stack lines as the browser printed them, innermost first, our own frames removed. */
export const WriterSchema = v.object({ name: v.optional(v.string()), stack: v.array(v.string()) })

/** One step from a state to the next one. `value` absent means removed; an empty path replaces the whole state. */
export const OperationSchema = v.variant('op', [
  v.object({ op: v.literal('set'), path, value: EncodedSchema }),
  v.object({ op: v.literal('remove'), path }),
  /** Cuts or extends an array; what it extends by follows as `set`. */
  v.object({ op: v.literal('length'), path, length: v.number() }),
])

/** The subtree at `path` *is* the object (same reference) that the page got at `from` in that request's response. */
export const OriginSchema = v.object({ path, request: name, from: path })

/** One place where the first client render differs from the server's HTML. */
export const MismatchSchema = v.object({
  kind: v.picklist(['text', 'element', 'attribute']),
  /** Where in the document, as a CSS path: `#root > main > p:nth-of-type(2)`. Absent when nobody told. */
  place: v.optional(name),
  /** The nearest component's name; in minified builds a short one that means nothing. */
  component: v.optional(name),
  attribute: v.optional(name),
  /** What each side has there, cut at 2,000 characters; absent where it has nothing or nobody tells. */
  server: v.optional(name),
  client: v.optional(name),
  /** The framework's own message, where it gave one. */
  error: v.optional(name),
  /** Found in what was rendered anew after another mismatch: values that are meant to change by then have. */
  rerendered: v.optional(v.boolean()),
})

const fact = {
  /** Order within the document, from 0, without gaps as recorded; gaps after that are drops. */
  seq: v.number(),
  /** Milliseconds since the epoch. */
  at: seconds,
  /** Facts with the same `run` happened in one synchronous run, with the same `task` in one macrotask. */
  run: v.number(),
  task: v.number(),
  writer: v.optional(WriterSchema),
  tangled,
}
const source = { source: name }
const message = {
  channel: name,
  url: name,
  /** Of an EventSource: the event's own type, where it is not `message`. */
  event: v.optional(name),
  body: EncodedSchema,
  /** So many before it were too many in a row to put on record. */
  skipped: v.optional(v.number()),
}
const subscription = { subscription: v.number(), count: v.optional(v.number()) }

/**
 * How a storage fact was seen. `method`: through the hooked call, with its writer. The rest have an *unobserved writer*:
 * `sweep` (a property write, or a writer cached before us, found by comparing), `page-hide` (the same, in the last sweep),
 * `storage-event` (another tab).
 */
const seenBy = v.picklist(['method', 'sweep', 'page-hide', 'storage-event'])

/** What stands in a storage entry: text (web storage), or a structured value (IndexedDB). Neither: absent. */
const content = { text: v.optional(v.string()), value: v.optional(EncodedSchema) }

export const EventSchema = v.variant('type', [
  // First, as the kind of an event is looked for in this order and most are such.
  v.object({
    ...fact,
    ...source,
    type: v.literal('store-changed'),
    /** Either the whole state, or the steps from the state before. */
    state: v.optional(EncodedSchema),
    steps: v.optional(v.array(OperationSchema)),
    origins: v.optional(v.array(OriginSchema)),
    borrows,
    untagged,
    /** Set while a persist hydration applies what it read: the number of that hydration. */
    hydration: v.optional(v.number()),
    /** The same object with other content, seen later: nobody made a new state, and who changed it is not known. */
    inPlace: v.optional(v.boolean()),
  }),

  // The document.
  v.object({
    ...fact,
    type: v.literal('document-started'),
    url: name,
    referrer: v.string(),
    navigation: v.picklist(['navigate', 'reload', 'back_forward', 'prerender', 'unknown']),
    /** false: page scripts had run before the agent did, so the beginning is missing. */
    beforeScripts: v.boolean(),
    /** Whether the user saw the document when it began. */
    visible: v.optional(v.boolean()),
  }),
  v.object({ ...fact, type: v.literal('document-left'), /** kept in the back/forward cache */ persisted: v.boolean() }),
  v.object({ ...fact, type: v.literal('url-changed'), url: name }),
  /** The user sees the document again, or no longer: another tab, another window, minimised. */
  v.object({ ...fact, type: v.literal('visibility-changed'), visible: v.boolean() }),
  /** The user did something in the document (a key, a press, an input); of typing at most one a second is told. */
  v.object({ ...fact, type: v.literal('page-used') }),
  /** A framework takes over server-rendered HTML. A mismatch is what the server rendered otherwise than the client. */
  v.object({
    ...fact,
    type: v.literal('react-hydration'),
    /** Absent: React. */
    framework: v.optional(v.picklist(['vue', 'svelte'])),
    step: v.picklist(['started', 'finished', 'mismatch']),
    mismatch: v.optional(MismatchSchema),
  }),

  // Stores in memory.
  v.object({ ...fact, ...source, type: v.literal('store-created'), state: EncodedSchema, borrows, untagged }),
  /** The store is no more: the component that kept it has left the document, or the app took its announcement back. */
  v.object({ ...fact, ...source, type: v.literal('store-gone') }),
  /**
   * Mounted components show something else than their store holds, after everything has settled. `value` lists it, each
   * `{ path, value, component }`; empty: they have caught up. `source` is of kind `rendered`, and named after the store.
   * `after`: what happened to the window just before they did, though the store had not changed.
   */
  v.object({
    ...fact,
    ...source,
    type: v.literal('rendered'),
    value: EncodedSchema,
    after: v.optional(v.picklist(['resize', 'focus', 'visibility'])),
  }),

  /**
   * Somebody listens to the store, or no longer; `subscription` numbers them. The writer is who asked for it. Where they are
   * too many to tell each, `count` of them go under one number, with the writer of the first.
   */
  v.object({ ...fact, ...source, type: v.literal('subscription-added'), ...subscription }),
  v.object({ ...fact, ...source, type: v.literal('subscription-removed'), ...subscription }),
  /**
   * Those of many subscriptions that no mounted component of React holds the end of, by their numbers, oldest first. `mounting`:
   * of these, what was made while React put something into the document, probably by a component. `mounted`: how many instances
   * there are of the component that has most of those that end something of their own when they go.
   */
  v.object({
    ...fact,
    ...source,
    type: v.literal('subscriptions-unheld'),
    subscriptions: v.array(v.number()),
    mounting: v.array(v.number()),
    mounted: v.number(),
  }),

  // Storage entries. `found` is what stood there when the document began.
  v.object({ ...fact, ...source, ...content, type: v.literal('storage-found') }),
  v.object({ ...fact, ...source, ...content, type: v.literal('storage-read'), startedAt: v.optional(seconds) }),
  v.object({
    ...fact,
    ...source,
    ...content,
    type: v.literal('storage-written'),
    seenBy,
    /** Asynchronous storage: when the call was made; `at` is when it succeeded. */
    startedAt: v.optional(seconds),
    /** Milliseconds that the page stood still for it, where that was noticeable: making its text, and the call. */
    took: v.optional(v.number()),
  }),
  v.object({ ...fact, ...source, type: v.literal('storage-removed'), seenBy, startedAt: v.optional(seconds) }),
  v.object({
    ...fact,
    ...source,
    type: v.literal('storage-failed'),
    operation: v.picklist(['read', 'write', 'remove']),
    error: failure,
    /** What the write would have stored. */
    ...content,
  }),
  /** What the browser says of the room of the origin, in bytes: of IndexedDB, Cache Storage and files. */
  v.object({ ...fact, type: v.literal('storage-estimated'), usage: v.number(), quota: v.number() }),

  // A persisted store taking its saved value in. `source` is the store.
  v.object({
    ...fact,
    ...source,
    type: v.literal('persist-hydration'),
    /** Counts the hydrations of this store in this document, from 1. */
    hydration: v.number(),
    step: v.picklist(['started', 'read', 'migrated', 'merged', 'applied', 'failed']),
    /** read: the persisted state handed on, absent when nothing was; migrated: the result; merged: the result. */
    state: v.optional(EncodedSchema),
    /** migrated: the version migrated from. */
    fromVersion: v.optional(v.number()),
    error: v.optional(failure),
  }),

  // The server.
  v.object({
    ...fact,
    type: v.literal('request-started'),
    /** Unique in the document. */
    request: name,
    method: name,
    /** Absolute, with its query. */
    url: name,
    body: v.optional(EncodedSchema),
    keepalive: v.optional(v.boolean()),
    /** Queued by navigator.sendBeacon: nobody in the page hears how it went. */
    beacon: v.optional(v.boolean()),
    /** Absent: the page. Else asked for again on a person's request: what the server holds, and nothing the app did. */
    by: v.optional(v.literal('driftscope')),
  }),
  v.object({ ...fact, type: v.literal('request-finished'), request: name, status: v.number(), ok: v.boolean() }),
  v.object({ ...fact, type: v.literal('request-failed'), request: name, aborted: v.boolean(), error: failure }),
  /** The app took the body in. */
  v.object({ ...fact, type: v.literal('response-read'), request: name, body: EncodedSchema, lends, untagged }),
  /** A JSON message over a WebSocket or an EventSource; received: the app looked at it. `channel` numbers the connections. */
  v.object({ ...fact, type: v.literal('message-received'), ...message }),
  v.object({ ...fact, type: v.literal('message-sent'), ...message }),
  /** State that the server rendered into the page. `source` is of kind `server`, labelled `__NEXT_DATA__` and the like. */
  v.object({ ...fact, ...source, type: v.literal('payload-found'), value: EncodedSchema }),
])

/** One recorded fact, as the agent sends it. */
export type AgentEvent = v.InferOutput<typeof EventSchema>
export type Mismatch = v.InferOutput<typeof MismatchSchema>
/** Which framework took over HTML of a server; absent: React. */
export type RenderFramework = Extract<AgentEvent, { type: 'react-hydration' }>['framework']
export type Writer = v.InferOutput<typeof WriterSchema>
export type Operation = v.InferOutput<typeof OperationSchema>
export type Origin = v.InferOutput<typeof OriginSchema>

export const SOURCE_KINDS = [
  'memory',
  'localStorage',
  'sessionStorage',
  'indexedDB',
  'cookie',
  'cacheStorage',
  'server',
  'rendered',
] as const

const persistence = {
  name,
  /** Where its entry is, if it says so; else wherever there is one of that name. */
  area: v.optional(v.picklist(['localStorage', 'sessionStorage', 'indexedDB', 'cookie'])),
  version: v.optional(v.number()),
  hasMigrate: v.boolean(),
  skipHydration: v.optional(v.boolean()),
  /** Through its library's own web storage, which does nothing where the browser refuses one. */
  webStorage: v.optional(v.boolean()),
  /** Paths of the state that partialize leaves out, as it did at the last write or when asked. */
  omits: v.array(path),
}

/** A place that holds state, as the agent describes it. Sent again (same id) when more becomes known. */
export const AgentSourceSchema = v.object({
  /** Unique in the document and the same after a reload: `memory:cart-store`, `localStorage:theme`, `indexedDB:db/store/key`. */
  id: name,
  kind: v.picklist(SOURCE_KINDS),
  /** What a person calls it: the persist name, the key, the creating line. */
  label: name,
  /** Adapter id for stores: `zustand`. */
  library: v.optional(v.string()),
  /** Storage key; for IndexedDB with `database` and `objectStore`. */
  key: v.optional(name),
  database: v.optional(name),
  objectStore: v.optional(name),
  /** A cookie's, as far as its writer gave them: `Path=/; Max-Age=60`. */
  attributes: v.optional(name),
  /** The library has a way to put another state in its place. */
  writable: v.optional(v.boolean()),
  /** What becomes of a saved state can be tried by its own migration. */
  restorable: v.optional(v.boolean()),
  /** Where in the state a library notes what is true of this copy only, so that no other copy is to agree; `*`: any step. */
  volatile: v.optional(v.array(path)),
  /** Where the store was created. */
  created: v.optional(WriterSchema),
  /** What a persisted store declares about its own persistence. */
  persist: v.optional(v.object(persistence)),
  /** The same for parts of the state that are persisted by themselves; `mount` is where in the state, `omits` are within it. */
  parts: v.optional(v.array(v.object({ ...persistence, mount: path }))),
})
export type AgentSource = v.InferOutput<typeof AgentSourceSchema>
export type PersistedPart = NonNullable<AgentSource['parts']>[number]
export type SourceKind = AgentSource['kind']
