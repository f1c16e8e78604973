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

  /** The message that a piece completes; undefined where it completes none. */
  add({ document, index, last, text }: Piece): Parsed<ToClient> | undefined {
    if (index === 0) this.#pending.set(document, { texts: [], length: 0 })
    const pending = this.#pending.get(document)
    if (!pending || pending.texts.length !== index || pending.length + text.length > JOINED_LIMIT) {
      this.#pending.delete(document)
      return undefined
    }
    pending.texts.push(text)
    pending.length += text.length
    if (!last) return undefined
    this.#pending.delete(document)
    const joined = parseJoined(pending.texts.join(''))
    if (!joined.ok) return joined
    const { message } = joined
    // A document speaks for itself, and pieces are of what is no piece.
    const isOwn = message.document === document && (message.type === 'batch' || message.type === 'result')
    return isOwn ? joined : { ok: false, problem: `pieces of a ${message.type}` }
  }
}
