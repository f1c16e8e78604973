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
    await collector.evaluate(([of, source, state]) => window.driftscopeCollector?.write(of, source, [], state), [
      document,
      store.id,
      value,
    ] as const)
  } catch (error) {
    return detailOf(error).split('\n')[0] ?? ''
  }
  return visit.holds(before)
}
