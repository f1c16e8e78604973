import { describe, expect, it } from 'vitest'
import { codecs } from '../../../codecs/registry.generated'
import { rules } from '../../../rules/registry.generated'
import { diagnose } from '../../diagnose'
import { divergences } from '../../diff/align'
import { type PageBuilder, persistedStore, recording, type StoreBuilder } from '../../timeline/build.fixture'
import { formatPath } from '../../value/path'

const a = { id: 'a', price: 10 }
const [cheap, dear, dearer] = [20, 21, 33].map((price) => [a, { id: 'b', price }])

/** A store whose entry only its own code can read, prices that came by GET, and what then happened. */
function judged(happens: (page: PageBuilder, store: StoreBuilder, save: () => void) => void) {
  const built = recording()
  const page = built.tab().open().at(2)
  const { store, entry } = persistedStore(page, { name: 'prices', initial: { prices: [], note: '' } })
  const save = (): void => {
    entry.write(`U2FsdGVkX18x8mQ0c${built.clock}Gxs`)
  }
  const load = page.at(10).request('GET', '/api/prices')
  page.at(60)
  load.answers(200, cheap ?? [])
  store.set({ prices: cheap ?? [] }, 'load', { origins: [load.origin(['prices'])] })
  save()
  happens(page.at(3_000), store, save)
  const { subjects } = diagnose(built.build(), { codecs, rules })
  const subject = subjects.find(({ name }) => name === 'prices')
  return {
    says: subject?.verdict.sentence,
    rows: subject && divergences(subject.tree).map(({ path, state }) => `${formatPath(path)}: ${state}`),
  }
}

describe('beside an entry that cannot be read', () => {
  it('what memory and the server disagree on is told of these two, since they parted, and no loss is made up', () => {
    const { says, rows } = judged((_, store, save) => {
      store.set({ prices: dear ?? [] }, 'edit')
      save()
    })
    expect(rows).toEqual([': unreadable', 'prices.b.price: memory ahead'])
    expect(says).toBe(
      'prices: server is behind memory on prices since 12:03:03 (by edit); localStorage cannot be read. Trust memory (likely): only it moved since they agreed.',
    )
  })

  it('a newer answer of the server is told', () => {
    const { says } = judged((page) => {
      const again = page.request('GET', '/api/prices')
      page.at(3_060)
      again.answers(200, dearer ?? [])
    })
    expect(says).toBe(
      'prices: the server is newer on prices since 12:03:03 (by GET /api/prices); localStorage cannot be read. Trust server (likely): only it moved since they agreed.',
    )
  })

  it('only the entry is said not to be readable, also where the server says something else of the whole', () => {
    const built = recording()
    const page = built.tab().open().at(2)
    const { store, entry } = persistedStore(page, { name: 'cart', initial: { note: '' } })
    const load = page.at(10).request('GET', '/api/cart')
    page.at(60)
    load.answers(200, { note: 'x' })
    store.set({ note: 'x' }, 'load', { origins: [load.origin([])] })
    entry.write('U2FsdGVkX18x8mQ0cGxs')
    page.at(3_000)
    store.set({ note: 'y' }, 'edit')
    const [cart] = diagnose(built.build(), { codecs, rules }).subjects
    expect(cart?.verdict.sentence).toContain('on note since 12:03:03 (by edit); localStorage cannot be read.')
  })

  it('where the others agree, it is all there is to say', () => {
    expect(judged(() => {})).toEqual({ rows: [': unreadable'], says: 'prices: localStorage cannot be read.' })
  })
})
