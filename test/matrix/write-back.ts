import { detailOf } from '../../src/core/errors'
import type { Encoded } from '../../src/core/value/encoded'
import { encode } from '../../src/core/value/encode'
import { change, heldBy } from './app-page'
import { comparable } from './comparable'
import type { Outcome, Visit } from './visit'
import '../../src/pages/collector-api'

/** A state as the app and the record had it at a moment. */
export interface Earlier {
  held: unknown
  recorded: unknown
}

/** The state at this moment; nothing where no store is found. */
export async function remember(visit: Visit): Promise<Earlier | undefined> {
  const [held, seen] = [await heldBy(visit.page), await visit.see()]
  const store = visit.store(seen, held)
  return store && { held, recorded: seen.state(store) }
}

/** Puts an earlier state in place again, through the extension; undefined for a store that can't be written to. */
export async function writeBack(visit: Visit, earlier: Earlier | undefined): Promise<Outcome | undefined> {
  const { page, collector } = visit
  const seen = await visit.see()
  const store = visit.store(seen, await heldBy(page))
  if (!store?.writable || !earlier) return undefined
  if (comparable(await heldBy(page)) === comparable(earlier.held)) await change(page)
  try {
    // As text: Playwright's types cannot follow a value of any depth.
    const call = [seen.document?.id ?? '', store.id, JSON.stringify(encode(earlier.recorded))] as const
    await collector.evaluate(write, call)
  } catch (error) {
    return detailOf(error).split('\n')[0] ?? ''
  }
  return visit.holds(earlier.held)
}

/** Runs in the collector's page. */
async function write([document, source, state]: readonly [string, string, string]): Promise<void> {
  await window.driftscopeCollector?.write(document, source, [], JSON.parse(state) as Encoded)
}
