import { expect, it } from 'vitest'
import { codecs } from '../../codecs/registry.generated'
import { diagnose } from '../../core/diagnose'
import { recording } from '../../core/timeline/build.fixture'
import { rules } from '../registry.generated'

const note = { version: -1, rehydrated: true }

/** A reducer persisted by itself inside `combineReducers`: a visit is noted before what was saved has been read, or after. */
function visited(when: 'before' | 'after'): string[] {
  const built = recording()
  const page = built.tab().open()
  const packed = (ids: string[]): string => JSON.stringify({ ids: JSON.stringify(ids), _persist: JSON.stringify(note) })
  const entry = page
    .at(1)
    .localStorage('persist:recent')
    .found(packed(['/']))
  const store = page.at(2).store('shop', { recent: { ids: [] }, cart: { items: 0 } })
  const persisted = { name: 'persist:recent', version: -1, hasMigrate: false, omits: [['_persist']], mount: ['recent'] }
  page.describe({ id: store.id, kind: 'memory', label: 'shop', library: 'redux', parts: [persisted] })
  store.step('started')
  if (when === 'before') {
    page.at(20)
    store.set({ recent: { ids: ['/lamps'] } }, 'recent/visited')
  }
  page.at(150)
  entry.read(packed(['/']))
  store.step('read', { state: { recent: { ids: ['/'] } } })
  store.set({ recent: { ids: ['/'], _persist: note } }, 'persist/REHYDRATE', { hydration: 1 })
  store.step('applied')
  page.at(300)
  const ids = when === 'after' ? ['/', '/lamps'] : ['/']
  if (when === 'after') store.set({ recent: { ids, _persist: note } }, 'recent/visited')
  entry.write(packed(ids))
  page.at(9_000)
  return diagnose(built.build(), { codecs, rules }).findings.map(({ rule, paths }) => `${rule}: ${paths.join(', ')}`)
}

it('a part that is persisted by itself is judged as a store is, at its place', () => {
  expect(visited('before')).toEqual(['write-before-hydration: recent.ids'])
})

it('nothing is said of a part that was changed after its hydration', () => {
  expect(visited('after')).toEqual([])
})
