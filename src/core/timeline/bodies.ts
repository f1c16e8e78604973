import { decode } from '../value/decode'
import type { Encoded } from '../value/encoded'
import { same } from '../value/equal'
import { lookup, type Path } from '../value/path'
import { replaceAt } from '../value/refill'
import { below } from './below'
import type { Origin } from './event'
import type { Entry } from './merge'

const decoded = new WeakMap<object, unknown>()

/** The body that an event carries, always the same object for the same event. */
export function decodedBody(event: object, encoded: Encoded | undefined): unknown {
  if (encoded === undefined) return undefined
  if (!decoded.has(event)) decoded.set(event, decode(encoded))
  return decoded.get(event)
}

/** What the app read of the answer to each request, by document. */
export type Bodies = (document: string, request: string) => unknown

/** Looked for when the first is asked for: most stores hold nothing of any. */
export function bodiesOf(entries: readonly Entry[]): Bodies {
  let found: Map<string, () => unknown> | undefined
  return (document, request) => {
    found ??= new Map(
      entries.flatMap(({ event, document: { id } }) =>
        event.type === 'response-read' ? [[`${id} ${event.request}`, () => decodedBody(event, event.body)]] : [],
      ),
    )
    return found.get(`${document} ${request}`)?.()
  }
}

/**
 * A value that was set at `path`, with the very objects of the answers that it is said to have come with, where they still say the
 * same: what is one object in the page is compared by a look, however large it is.
 */
export function withBodies(
  value: unknown,
  path: Path,
  origins: readonly Origin[],
  bodyOf: (request: string) => unknown,
): unknown {
  let shared = value
  for (const origin of origins) {
    const place = below(path, origin.path)
    const own = place && lookup(shared, place)
    const body = own && typeof own.value === 'object' ? lookup(bodyOf(origin.request), origin.from) : undefined
    if (!place || !own || !body || !same(own.value, body.value)) continue
    shared = replaceAt(shared, place, body.value)?.value ?? shared
  }
  return shared
}
