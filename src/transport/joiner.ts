import { JOINED_LIMIT } from '../protocol/limits'
import type { FromAgent, ToClient } from '../protocol/messages'
import { checkToClient, type Parsed } from '../protocol/parse'
import { Assembler } from './assembler'

type Piece = Extract<FromAgent, { type: 'piece' }>

interface Pending {
  assembler: Assembler
  pieces: number
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
  add({ document, index, last, open, text }: Piece): Parsed<ToClient> | undefined {
    if (index === 0) this.#forget(document)
    const pending = this.#pending.get(document) ?? { assembler: new Assembler(document), pieces: 0, length: 0 }
    // An agent sends no empty ones, of which there could be any number.
    if (pending.pieces !== index || text === '' || pending.length + text.length > this.#limit) {
      this.#forget(document)
      return undefined
    }
    this.#pending.set(document, pending)
    pending.pieces += 1
    pending.length += text.length
    this.#length += text.length
    // The one that began first is of a document that went meanwhile, if any is.
    for (const other of this.#pending.keys()) if (this.#length > this.#limit && other !== document) this.#forget(other)
    let message: unknown
    try {
      pending.assembler.add(text, open)
      if (!last) return undefined
      message = pending.assembler.end()
    } catch {
      this.#forget(document)
      return { ok: false, problem: 'not JSON' }
    }
    this.#forget(document)
    const joined = checkToClient(message)
    if (!joined.ok) return joined
    const { type, document: of } = joined.message
    // A document speaks for itself, and pieces are of what is no piece.
    const isOwn = of === document && (type === 'batch' || type === 'result')
    return isOwn ? joined : { ok: false, problem: `pieces of a ${type}` }
  }

  #forget(document: string): void {
    this.#length -= this.#pending.get(document)?.length ?? 0
    this.#pending.delete(document)
  }
}
