import { describe, expect, it } from 'vitest'
import { codecs } from '../../../codecs/registry.generated'
import { rules } from '../../../rules/registry.generated'
import { diagnose } from '../../diagnose'
import { type PageBuilder, recording, type StoreBuilder } from '../../timeline/build.fixture'
import type { Encoded } from '../../value/encoded'

type State = { [key: string]: Encoded }
const initial: State = { user: null, items: [], total: 0, theme: 'light' }
const ada = { id: 'u1', name: 'Ada' }
const [tea, milk] = [
  { id: 'tea', qty: 1 },
  { id: 'milk', qty: 2 },
]

const everything: State = { user: ada, items: [tea, milk], total: 9, theme: 'dark' }

/** A store that took everything from the server, and what then happened to it. */
function verdict(
  happens: (store: StoreBuilder, page: PageBuilder) => void,
  { loaded = everything, isPersisted = false }: { loaded?: State; isPersisted?: boolean } = {},
) {
  const built = recording()
  const page = built.tab().open()
  const entry = isPersisted ? page.localStorage('account') : undefined
  const store = page.at(5).store('account', initial, isPersisted ? {} : undefined)
  if (entry) {
    entry.found()
    store.step('started')
    entry.read()
    store.apply()
  }
  const load = page.at(10).request('GET', '/api/account')
  page.at(60)
  load.answers(200, loaded)
  const origins = Object.keys(loaded).map((key) => load.origin([key], [key]))
  store.set(loaded, 'load', { origins })
  entry?.write({ state: store.state, version: 0 })
  page.at(5_000)
  happens(store, page)
  entry?.write({ state: store.state, version: 0 })
  const { subjects, findings } = diagnose(built.build(), { codecs, rules })
  expect(findings).toEqual([])
  const found = subjects.find(({ name }) => name === 'account')
  if (!found) throw new Error('no subject')
  return { ...found.verdict, subject: found }
}

const stands = 'A reset is not newer data: the earlier values may still be right.'
const has = 'server still has the earlier values (as of 12:03:00)'

describe('a store that goes back to its initial state', () => {
  it('is said to be reset, and not to be trusted over the server', () => {
    const said = verdict((store) => store.set(initial, 'logout'))
    expect(said.sentence).toBe(
      `account: memory was reset to its initial state on user, items, total, theme at 12:03:05 (by logout); ${has}. ${stands}`,
    )
    expect([said.trust, said.confidence]).toEqual(['', 'possible'])
  })

  it('says what became of storage', () => {
    const said = verdict((store) => store.set(initial, 'logout'), { isPersisted: true })
    expect(said.sentence).toContain(`(by logout); localStorage followed, ${has}. ${stands}`)
  })

  it('may keep some of it, and be reset part by part', () => {
    const said = verdict((store) => {
      store.set({ user: null }, 'a')
      store.set({ items: [], total: 0 }, 'b')
    })
    expect(said.sentence).toContain('memory was reset to its initial state on user, items, total at 12:03:05 (by')
  })

  it('is told by the request that ended the session', () => {
    const said = verdict(
      (store, page) => {
        store.set({ user: null }, 'x')
        page.request('POST', '/api/sign-out').answers(204)
      },
      { loaded: { user: ada, items: [tea] } },
    )
    expect(said.sentence).toContain('memory was reset to its initial state on user at 12:03:05 (by x)')
  })

  it('was ahead of nothing before', () => {
    const { subject } = verdict((store) => store.set(initial, 'logout'))
    const before = subject.members[0]?.history.readings.at(-2)?.entry.seq ?? -1
    expect(subject.at(before).verdict.sentence).toBe('account: memory and server agree.')
  })
})

describe('no reset', () => {
  it.each<[string, State, State]>([
    ['the last item is taken out', { items: [tea], total: 3 }, { items: [], total: 0 }],
    ['a setting is as at first', { theme: 'dark', user: ada }, { theme: 'light' }],
    ['all is taken out, which is not how it began', { theme: 'dark', user: ada }, { theme: '' }],
  ])('%s', (_, loaded, members) => {
    const said = verdict((store) => store.set(members, 'edit'), { loaded })
    expect(said.sentence).toContain('server is behind memory on')
    expect(said.sentence).toContain('Trust memory (certain)')
  })
})
