import type { History } from '../timeline/history'
import { isPayload } from '../timeline/payload'
import type { Reading } from '../timeline/history'
import { byPair } from './by-pair'
import { reachable } from './declared'
import type { Candidate } from './subject'
import { type Part, takenParts } from './taken'

/** States of a store that are searched for what it took: the first one, and those just after. */
const EARLY_STATES = 8

const takenOnce = byPair(takenParts)

/** Stores to what the server rendered into their page. A parsed payload has no identity, so it is by content. */
export function payloadLinks(histories: ReadonlyMap<string, History>): Candidate[] {
  const all = [...histories.values()]
  const stores = all.filter(({ source }) => source.kind === 'memory')
  return all
    .filter(({ source }) => isPayload(source))
    .flatMap((payload) =>
      stores.flatMap((store): Candidate[] => {
        const parts = reachable(store.source, payload.source) ? takenBy(store, payload) : []
        if (parts.length === 0) return []
        const place = { mount: [], from: [], shape: 'object' as const, parts }
        const because = `the page was rendered with ${payload.source.label}, and the store took ${parts.length === 1 ? 'a part' : `${parts.length} parts`} of it`
        return [
          {
            store: store.source.id,
            source: payload.source.id,
            ...place,
            why: 'content',
            confidence: 'likely',
            because,
          },
        ]
      }),
    )
}

/** The most that one early state of a store has of the payload its document was rendered with, in any document. */
function takenBy(store: History, payload: History): Part[] {
  let most: Part[] = []
  for (const reading of payload.readings.toReversed()) {
    const { document } = reading.entry
    const early = store.readings.filter(({ entry }) => entry.document === document).slice(0, EARLY_STATES)
    for (const state of early) {
      const parts = partsIn(reading, state)
      if (weight(parts) > weight(most)) most = parts
    }
    if (most.length > 0) break
  }
  return most
}

/** Outer parts say more than inner ones, more parts than fewer. */
function weight(parts: readonly Part[]): number {
  return parts.reduce((sum, { mount }) => sum + 1 / (1 + mount.length), 0)
}

function partsIn(payload: Reading, state: Reading): Part[] {
  const value = payload.content().value
  const own = state.content().value
  if (typeof value !== 'object' || value === null || typeof own !== 'object' || own === null) return []
  return takenOnce(value, own)
}
