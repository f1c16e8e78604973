import * as v from 'valibot'

/** Bridge → every open page of the extension, and the worker: a document began, or came back from the back/forward cache. */
export const DocumentReadySchema = v.object({ type: v.literal('document-ready'), top: v.boolean() })
export type DocumentReady = v.InferOutput<typeof DocumentReadySchema>

/** Bridge → worker: a document is being left. `tail` is the JSON text of its `Tail`, not read yet. */
export const DocumentLeftSchema = v.object({ type: v.literal('document-left'), tail: v.string() })
export type DocumentLeft = v.InferOutput<typeof DocumentLeftSchema>

/** What a bridge tells the worker with `runtime.sendMessage`. */
export const FromBridgeSchema = v.variant('type', [DocumentReadySchema, DocumentLeftSchema])

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
