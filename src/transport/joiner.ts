import { JOINED_LIMIT } from '../protocol/limits'
import type { FromAgent, ToClient } from '../protocol/messages'
import { type Parsed, parseJoined } from '../protocol/parse'

type Piece = Extract<FromAgent, { type: 'piece' }>

interface Pending {
  texts: string[]
  length: number
}

/** Puts messages together that come in pieces, by document. What was not there from its first piece on is meant for others. */
export class Joiner {
  readonly #pending = new Map<string, Pending>()
  /** Of all that is pending. */
  #length = 0

  readonly #limit: number

  /** `limit`: the most characters that are kept, of all documents together. */
  constructor(limit = JOINED_LIMIT) {
    this.#limit = limit
  }

  /** The message that a piece completes; undefined where it completes none. */
  add({ document, index, last, text }: Piece): Parsed<ToClient> | undefined {
    if (index === 0) this.#forget(document)
    const pending = this.#pending.get(document) ?? { texts: [], length: 0 }
    // An agent sends no empty ones, of which there could be any number.
    if (pending.texts.length !== index || text === '' || pending.length + text.length > this.#limit) {
      this.#forget(document)
      return undefined
    }
    this.#pending.set(document, pending)
    pending.texts.push(text)
    pending.length += text.length
    this.#length += text.length
    // The one that began first is of a document that went meanwhile, if any is.
    for (const other of this.#pending.keys()) if (this.#length > this.#limit && other !== document) this.#forget(other)
    if (!last) return undefined
    this.#forget(document)
    const joined = parseJoined(pending.texts.join(''))
    if (!joined.ok) return joined
    const { message } = joined
    // A document speaks for itself, and pieces are of what is no piece.
    const isOwn = message.document === document && (message.type === 'batch' || message.type === 'result')
    return isOwn ? joined : { ok: false, problem: `pieces of a ${message.type}` }
  }

  #forget(document: string): void {
    this.#length -= this.#pending.get(document)?.length ?? 0
    this.#pending.delete(document)
  }
}
