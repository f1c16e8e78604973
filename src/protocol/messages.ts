import * as v from 'valibot'
import { AgentSourceSchema, EventSchema } from '../core/timeline/event'
import { EncodedSchema } from '../core/value/encoded'

const text = v.pipe(v.string(), v.maxLength(4_000))

/** One way the agent looks for stores or watches a storage, and how it went: what an empty panel tells about. */
export const TechniqueSchema = v.object({
  id: text,
  plugin: text,
  state: v.picklist(['armed', 'hit', 'withdrawn', 'failed']),
  detail: v.optional(text),
})

/** What an agent says of its document. */
export const DocumentSchema = v.object({
  document: text,
  top: v.boolean(),
  url: v.string(),
  origin: v.string(),
  startedAt: v.number(),
})

/** Agent → panel. */
export const FromAgentSchema = v.variant('type', [
  /** Answers `hello`; `first` is the oldest fact still kept, `next` the number the next one will get. */
  v.object({ type: v.literal('welcome'), ...DocumentSchema.entries, first: v.number(), next: v.number() }),
  v.object({
    type: v.literal('batch'),
    document: text,
    sources: v.array(AgentSourceSchema),
    events: v.array(EventSchema),
    dropped: v.number(),
  }),
  v.object({
    type: v.literal('status'),
    document: text,
    techniques: v.array(TechniqueSchema),
    /** Main-thread milliseconds the agent has used, since `startedAt`. */
    cost: v.number(),
    /** Estimated bytes the recorder keeps. */
    bytes: v.number(),
    events: v.number(),
    dropped: v.number(),
    recording: v.boolean(),
  }),
  v.object({
    type: v.literal('result'),
    document: text,
    call: v.number(),
    value: v.optional(EncodedSchema),
    /** There are `again` or `hole` tags in the value. */
    tangled: v.optional(v.literal(true)),
    error: v.optional(text),
  }),
  /**
   * Part of the text of a longer message, a batch or a result. They come in order from `index` 0 on, with other messages between them;
   * one of index 0 begins a new message, also where the one before has not ended. `text` is what follows the line that says the rest.
   */
  v.object({
    type: v.literal('piece'),
    document: text,
    index: v.number(),
    last: v.boolean(),
    /**
     * The arrays and objects that are open where it ends, as in `{[`; absent where it does not end with a whole member. Its `text` closes
     * them, and that of the next piece begins by opening them again.
     */
    open: v.optional(v.string()),
    text: v.string(),
  }),
])
export type FromAgent = v.InferOutput<typeof FromAgentSchema>

/** Panel → agent. */
export const ToAgentSchema = v.variant('type', [
  /**
   * On every (re)connect, and to every frame at once: the last `seq` held of each document. The agent answers `welcome`
   * and sends what comes after it. Several clients may listen at once and all hear everything: one client's `hello` never
   * makes the agent skip what it has not sent yet, only send again.
   */
  v.object({ type: v.literal('hello'), have: v.record(v.string(), v.number()) }),
  /** The last client has gone: nothing is serialised or sent until the next `hello`. */
  v.object({ type: v.literal('bye') }),
  /** The extension has gone (updated, reloaded, removed) or may not read the page any more: every hook is restored, nothing is kept. */
  v.object({ type: v.literal('stop') }),
  v.object({ type: v.literal('record'), on: v.boolean() }),
  /** Answered by a `result` without a value once all that was recorded up to now has been sent, and what was being looked for as well. */
  v.object({ type: v.literal('catch-up'), document: text, call: v.number() }),
  /** The value at a path of a source as it is now, up to so many characters of text. */
  v.object({
    type: v.literal('read'),
    document: text,
    call: v.number(),
    source: text,
    path: v.array(v.union([v.string(), v.number()])),
    budget: v.number(),
  }),
  /** Puts another value in its place, by the library's own means; answered by a `result` without a value. */
  v.object({
    type: v.literal('write'),
    document: text,
    call: v.number(),
    source: text,
    path: v.optional(v.array(v.union([v.string(), v.number()]))),
    value: EncodedSchema,
  }),
  /**
   * Has a store's own migration and merge run on a copy of a saved state, with nothing written to a storage and nothing applied;
   * answered by a `result` of what came of it: `migrated`, `merged`, `failed`, `writes`, `waited`.
   */
  v.object({
    type: v.literal('dry-run'),
    document: text,
    call: v.number(),
    source: text,
    state: EncodedSchema,
    /** Of the release that saved it; absent: the store's own. */
    version: v.optional(v.number()),
    budget: v.number(),
  }),
  /** Sends a recorded GET request once more; answered by a `result` without a value once the answer is on record. */
  v.object({ type: v.literal('refetch'), document: text, call: v.number(), request: text }),
])
export type ToAgent = v.InferOutput<typeof ToAgentSchema>

/** What a dying document leaves behind, kept in `storage.session` only: its last facts, oldest dropped first. */
export const TailSchema = v.object({
  type: v.literal('tail'),
  ...DocumentSchema.entries,
  sources: v.array(AgentSourceSchema),
  events: v.array(EventSchema),
  dropped: v.number(),
})
export type Tail = v.InferOutput<typeof TailSchema>

/** What a client hears on its port from a document: what its agent says, and its tail when it goes. */
export const ToClientSchema = v.variant('type', [FromAgentSchema, TailSchema])
export type ToClient = v.InferOutput<typeof ToClientSchema>
