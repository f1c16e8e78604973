import * as v from 'valibot'

/**
 * Name of the port that each bridge opens to the extension when its document begins, and keeps open while it lives: that is
 * the announcement. At `pagehide` one `LeftSchema` goes over it. It must stand by then: the browser holds a new port or message
 * back until the worker is awake, and drops it when the document that sent it has gone in the meantime.
 */
export const DOCUMENT_PORT = 'driftscope-document'

/** Keeper → bridge: the announcement was heard, a tail will be too. */
export const HEARD = 'heard'

/** Bridge → keeper and clients: its document is being left. `tail` is the JSON text of its `Tail`, not read yet. */
export const LeftSchema = v.object({ type: v.literal('left'), tail: v.string() })
export type Left = v.InferOutput<typeof LeftSchema>

/** What the worker is asked with `runtime.sendMessage`; it answers `true` when it is done, where nothing else is said. */
export const ToWorkerSchema = v.variant('type', [
  /** Bridge: nobody is there to take a tail. */
  v.object({ type: v.literal('keeper-wanted') }),
  /** Keeper: documents are open, so stay awake. */
  v.object({ type: v.literal('stay') }),
  /** Keeper: a document left this. `id` is the same when it has to be said again. */
  v.object({ type: v.literal('keep-tail'), id: v.string(), tab: v.number(), tail: v.string() }),
  /** Keeper: which tab opened a tab. */
  v.object({ type: v.literal('keep-opener'), tab: v.number(), opener: v.number() }),
  /** Client that has no `tabs` API: the ids of the tabs that show a page of an origin. */
  v.object({ type: v.literal('tabs-at'), origin: v.string() }),
  /** Bridge, and client that has no `permissions` API: whether the user lets the extension read this origin. */
  v.object({ type: v.literal('may-read'), origin: v.string() }),
  /** Panel: open the page of permissions, about this origin. */
  v.object({ type: v.literal('show-permissions'), origin: v.optional(v.string()) }),
])
export type ToWorker = v.InferOutput<typeof ToWorkerSchema>

/** Worker → bridges: the user has allowed or taken back something. Each asks `may-read` and stops when the answer is false. */
export const CHECK_ACCESS = 'check-access'

/** Worker → panels: the same, after the content scripts of documents to come are in place. */
export const ACCESS_CHANGED = 'access-changed'

/** Worker → clients that hear of no port but their own (Firefox's panels): a document began and has a bridge. */
export const DocumentReadySchema = v.object({
  type: v.literal('document-ready'),
  tab: v.number(),
  frame: v.number(),
  opener: v.optional(v.number()),
  url: v.optional(v.string()),
})
export type DocumentReady = v.InferOutput<typeof DocumentReadySchema>

/** Worker → keeper: whether a program drives this browser. */
export const IS_DRIVEN = 'is-driven'

/** Bridge → client, over its port and as JSON text like all else there: this document has a bridge, but no agent answered. */
export const NO_AGENT = JSON.stringify({ type: 'no-agent' })

/** Name of the port on which a client reaches the bridges of a tab. */
export const CLIENT_PORT = 'driftscope-client'

/** Name of the port on which a client reaches them through the worker, where its page has no `tabs` API (Firefox's panel). */
export const pipeName = (tab: number, frame: number | undefined): string =>
  frame === undefined ? `driftscope-pipe:${tab}` : `driftscope-pipe:${tab}:${frame}`

/** The tab and frame that a pipe's name asks for; undefined for other names. */
export function readPipeName(name: string): { tab: number; frame: number | undefined } | undefined {
  const found = /^driftscope-pipe:(\d+)(?::(\d+))?$/.exec(name)
  if (!found) return undefined
  return { tab: Number(found[1]), frame: found[2] === undefined ? undefined : Number(found[2]) }
}
