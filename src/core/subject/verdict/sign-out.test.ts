import { describe, expect, it } from 'vitest'
import { codecs } from '../../../codecs/registry.generated'
import { rules } from '../../../rules/registry.generated'
import { diagnose } from '../../diagnose'
import { type EntryBuilder, ORIGIN, type PageBuilder, recording, type StoreBuilder } from '../../timeline/build.fixture'
import type { Encoded } from '../../value/encoded'

type State = { [key: string]: Encoded }
const initial: State = { user: null, orders: [] }
const ada: State = { user: { id: 'u1', name: 'Ada' }, orders: [{ id: 'o1' }, { id: 'o2' }] }

/** A store with an entry of the app's own, or loaded from the server, signed in; what then happened, and the next document. */
function verdict(
  happens: (store: StoreBuilder, page: PageBuilder, entry: EntryBuilder) => void,
  { asks = false, next }: { asks?: boolean; next?: (page: PageBuilder) => void } = {},
) {
  const built = recording()
  const tab = built.tab()
  const page = tab.open()
  const entry = page.localStorage('account').found()
  const store = page.at(5).store('account', initial)
  entry.read()
  const load = asks ? page.at(10).request('GET', '/api/account') : undefined
  load?.answers(200, ada)
  store.set(ada, 'signIn', load && { origins: ['user', 'orders'].map((key) => load.origin([key], [key])) })
  entry.write(store.state)
  happens(store, page.at(5_000), entry)
  if (next) {
    page.at(5_100).leave()
    built.at(5_200)
    next(tab.open(`${ORIGIN}/welcome`))
  }
  const { subjects, findings } = diagnose(built.build(), { codecs, rules })
  const found = subjects.find(({ name }) => name === 'account')
  if (!found) throw new Error('no subject')
  const { sentence, trust, confidence } = found.verdict
  return { sentence, trust, confidence, rules: findings.map(({ rule }) => rule) }
}

const stands = 'A reset is not newer data: the earlier values may still be right.'
const reset = 'account: memory was reset to its initial state on user, orders at 12:03:05 (by signOut)'

describe('what a sign-out leaves in storage', () => {
  it('is said to come back, and memory is not said to be the copy to trust', () => {
    expect(verdict((store) => store.set(initial, 'signOut'))).toEqual({
      sentence: `${reset}; localStorage still has the earlier values. Nothing wrote the reset. Reloading brings back what was reset: user, orders.o1, orders.o2. ${stands}`,
      trust: '',
      confidence: 'possible',
      rules: ['storage-behind-memory'],
    })
  })

  it('is no reset where one thing was taken away', () => {
    const said = verdict((store) => store.set({ orders: [{ id: 'o1' }] }, 'cancel'))
    expect(said.sentence).toContain('localStorage is behind memory on orders since 12:03:05 (by cancel)')
    expect(said.sentence).toContain('Reloading loses 1 change: orders.o2. Trust memory (certain)')
  })

  it('may have been written back after it', () => {
    const said = verdict((store, page, entry) => {
      store.set(initial, 'signOut')
      entry.remove()
      page.at(5_300)
      entry.write(ada, 'flush')
    })
    expect(said.sentence).toBe(
      `${reset}; localStorage has the earlier values again. Reloading brings back 2 fields: user, orders. ${stands}`,
    )
  })
})

describe('a sign-out that goes to another document', () => {
  it('was a reset in the one before', () => {
    const said = verdict(
      (store, _page, entry) => {
        store.set(initial, 'signOut')
        entry.write(initial)
      },
      {
        asks: true,
        next: (page) => {
          const entry = page.localStorage('account').found(initial)
          page.at(5_210).store('account', initial)
          entry.read(initial)
        },
      },
    )
    expect(said).toEqual({
      sentence: `${reset}; localStorage followed, server still has the earlier values (as of 12:03:00). ${stands}`,
      trust: '',
      confidence: 'possible',
      rules: [],
    })
  })

  it('tells that the copies agreed until then', () => {
    const said = verdict((_store, page) => page.request('POST', '/api/sign-out').answers(204), {
      next: (page) => {
        page.localStorage('account').found(ada)
        page.at(5_210).store('account', initial)
      },
    })
    expect(said.sentence).toBe(
      'account: memory and localStorage disagree on user, orders. They agreed until this document began at 12:03:05, so which is right cannot be told.',
    )
  })
})
