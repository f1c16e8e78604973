import { expect, it } from 'vitest'
import { codecs } from '../../codecs/registry.generated'
import { diagnose } from '../diagnose'
import { divergences } from '../diff/align'
import { recording } from '../timeline/build.fixture'
import { formatPath } from '../value/path'

/** Redux with two reducers of `combineReducers` persisted, each by itself. */
function shop(stored: { cart: object; user: object }) {
  const built = recording()
  const page = built.tab().open().at(2)
  const note = { version: -1, rehydrated: true }
  const state = {
    cart: { items: 2, _persist: note },
    user: { name: 'Ada', token: 'x', _persist: note },
  }
  const entries = Object.entries(stored).map(([key, members]) => {
    const packed = Object.entries({ ...members, _persist: note }).map(([name, value]) => [name, JSON.stringify(value)])
    return page.localStorage(`persist:${key}`).found(JSON.stringify(Object.fromEntries(packed)))
  })
  const store = page.store('shop', { cart: { items: 0 }, user: { name: '', token: '' } })
  const persisted = (key: string, omits: string[]) => ({
    name: `persist:${key}`,
    version: -1,
    hasMigrate: false,
    omits: omits.map((each) => [each]),
    mount: [key],
  })
  const parts = [persisted('cart', ['_persist']), persisted('user', ['_persist', 'token'])]
  page.describe({ id: store.id, kind: 'memory', label: 'shop', library: 'redux', parts })
  page.at(500)
  store.set(state, 'persist/REHYDRATE')
  const [subject] = diagnose(built.build(), { codecs, rules: [] }).subjects
  return { entries, subject }
}

it('parts of a store stand beside the entries that they declare', () => {
  const { subject } = shop({ cart: { items: 2 }, user: { name: 'Ada' } })
  expect(subject?.links.map(({ to, because }) => `${to.replace(/^.* /, '')}: ${because}`)).toEqual([
    'localStorage:persist:cart: `cart` of the store persists under the name "persist:cart"',
    'localStorage:persist:user: `user` of the store persists under the name "persist:user"',
  ])
  expect(subject?.columns.map(({ mount }) => formatPath(mount))).toEqual(['', 'cart', 'user'])
})

it('what a part leaves out is no difference, what it does not is one', () => {
  expect(shop({ cart: { items: 2 }, user: { name: 'Ada' } }).subject?.divergent).toBe(0)
  const { subject } = shop({ cart: { items: 1 }, user: { name: 'Ada' } })
  expect(subject && divergences(subject.tree).map(({ path }) => formatPath(path))).toEqual(['cart.items'])
})
