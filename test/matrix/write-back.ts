import type { Encoded } from '../../src/core/value/encoded'
import { encode } from '../../src/core/value/encode'
import { change, heldBy } from './app-page'
import { comparable } from './comparable'
import type { Outcome, Visit } from './visit'
import { detailOf } from '../../src/core/errors'
import '../../src/pages/collector-api'

/** Puts the state from before a change in place again, through the extension; undefined for a store that can't be written to. */
export async function writeBack(visit: Visit): Promise<Outcome | undefined> {
  const { page, collector } = visit
  const before = await heldBy(page)
  const seen = await visit.see()
  const store = visit.store(seen, before)
  if (!store?.writable) return undefined
  const document = seen.document?.id ?? ''
  const value = encode(seen.state(store))
  await change(page)
  if (comparable(await heldBy(page)) === comparable(before)) return 'the change before it changed nothing'
  try {
    // As text: Playwright's types cannot follow a value of any depth.
    const call = [document, store.id, JSON.stringify(value)] as const
    await collector.evaluate(write, call)
  } catch (error) {
    return detailOf(error).split('\n')[0] ?? ''
  }
  return visit.holds(before)
}

/** Runs in the collector's page. */
async function write([document, source, state]: readonly [string, string, string]): Promise<void> {
  await window.driftscopeCollector?.write(document, source, [], JSON.parse(state) as Encoded)
}
