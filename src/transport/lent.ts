import type { AgentEvent, Encoded } from '../protocol/recording'
import { isUntagged, noteUntagged } from '../protocol/untagged'
import { LENT_BODIES, LENT_PARTS } from './handshake'

type Members = Record<string | number, unknown>

/**
 * Puts what an event says is part of an answer told before it where it stands in the event, as the very same object. What was
 * lent by no answer stays a tag, which is decoded as unreadable.
 */
export class LentParts {
  /** By request, the last ones that were told, whether or not they were news. */
  readonly #bodies = new Map<string, unknown>()

  /** The agent begins anew. */
  forget(): void {
    this.#bodies.clear()
  }

  /** The event with everything in it. Changes what it is given. */
  resolve(event: AgentEvent): AgentEvent {
    if (event.type === 'response-read' && event.lends === true) {
      const { lends: _, ...answer } = event
      this.#keep(answer.request, answer.body)
      return answer
    }
    if ((event.type !== 'store-created' && event.type !== 'store-changed') || event.borrows !== true) return event
    const { borrows: _, ...whole } = event
    let parts = LENT_PARTS
    const part = (tag: Members): unknown => (parts-- > 0 ? this.#find(tag) : undefined)
    replace(whole, 'state', part)
    if (whole.type === 'store-changed') for (const step of whole.steps ?? []) replace(step, 'value', part)
    return whole
  }

  #keep(request: string, body: Encoded | undefined): void {
    this.#bodies.delete(request)
    this.#bodies.set(request, body)
    for (const oldest of this.#bodies.keys()) if (this.#bodies.size > LENT_BODIES) this.#bodies.delete(oldest)
  }

  #find({ request, path }: Members): unknown {
    if (typeof request !== 'string' || !Array.isArray(path)) return undefined
    let found = this.#bodies.get(request)
    for (const step of path as unknown[]) {
      if (typeof found !== 'object' || found === null) return undefined
      if (Array.isArray(found) !== (typeof step === 'number') || !Object.hasOwn(found, String(step))) return undefined
      found = (found as Members)[String(step)]
    }
    if (isUntagged(this.#bodies.get(request))) noteUntagged(found)
    return found
  }
}

/** Replaces the tags below a member; what `part` does not know stays. Takes any depth. */
function replace(owner: Members, member: string, part: (tag: Members) => unknown): void {
  const left: { owner: Members; key: string | number }[] = [{ owner, key: member }]
  for (let at = left.pop(); at; at = left.pop()) {
    const node = at.owner[at.key]
    if (typeof node !== 'object' || node === null) continue
    const members = node as Members
    if (Object.hasOwn(members, '$') && members['$'] === 'lent') {
      const found = part(members)
      if (found !== undefined) at.owner[at.key] = found
    } else if (Array.isArray(node)) {
      for (let i = 0; i < node.length; i++) if (isObject(node[i])) left.push({ owner: members, key: i })
    } else for (const key of Object.keys(members)) if (isObject(members[key])) left.push({ owner: members, key })
  }
}

const isObject = (value: unknown): boolean => typeof value === 'object' && value !== null
