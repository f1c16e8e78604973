import { recording } from '../../core/timeline/build.fixture'
import type { Recording } from '../../core/timeline/recording'
import type { Encoded } from '../../core/value/encoded'

/** A cache of answers that two tabs persist under one key; the first writes `entry`, or removes it, then the second what it has. */
export function twoCaches(entry: Encoded | undefined, library = 'tanstack-query'): Recording {
  const built = recording()
  const saved = { data: { books: [{ id: 'b1', rating: 6 }], user: 'Ada' } }
  const [first, second] = [0, 500].map((at) => {
    const page = built.at(at).tab().open()
    const own = { page, entry: page.localStorage('cache').found(saved), store: page.store('cache', saved) }
    page.describe({ id: 'memory:cache', kind: 'memory', label: 'cache', library })
    own.entry.read(saved)
    return own
  })
  if (!first || !second) throw new Error('two tabs')
  for (const { page, entry: own, store } of [first, second]) {
    page.at(2_000)
    store.set({ fetched: 1 }, 'fetched')
    own.write(store.state, 'persist')
  }
  first.page.at(6_000)
  if (entry === undefined) first.entry.remove()
  else first.entry.write(entry, 'persist')
  second.page.at(6_001)
  if (entry === undefined) second.entry.remove('storage-event')
  else second.entry.write(entry, undefined, { seenBy: 'storage-event' })
  second.page.at(11_000).add({ type: 'page-used' })
  second.store.set({ fetched: 2 }, 'fetched')
  second.entry.write(second.store.state, 'persist')
  return built.build()
}
