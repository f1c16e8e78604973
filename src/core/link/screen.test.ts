import { describe, expect, it } from 'vitest'
import { codecs } from '../../codecs/registry.generated'
import { diagnose } from '../diagnose'
import { divergences } from '../diff/align'
import { recording } from '../timeline/build.fixture'
import type { Encoded } from '../value/encoded'
import { formatPath } from '../value/path'

const ID = 'rendered:memory:cart'

/** A cart of two lamps, saved at once, of which a component shows something else; then more may happen. */
function cart(shown: Encoded, later?: { state?: { [name: string]: Encoded }; shown?: Encoded }) {
  const built = recording()
  const page = built.tab().open().at(2)
  const entry = page.localStorage('cart')
  const store = page.store('cart', { lamps: 1, coupon: 'SPRING' }, {})
  const change = (members: { [name: string]: Encoded }): void => {
    store.set(members, 'change')
    entry.write({ state: store.state, version: 0 })
  }
  page.at(100)
  change({ lamps: 2 })
  page.describe({ id: ID, kind: 'rendered', label: 'the screen' })
  page.at(2_000).add({ type: 'rendered', source: ID, value: shown })
  page.at(3_000)
  if (later?.state) change(later.state)
  if (later?.shown) page.add({ type: 'rendered', source: ID, value: later.shown })
  const { subjects, findings } = diagnose(built.build(), { codecs, rules: [] })
  const [subject] = subjects
  const rows = subject ? divergences(subject.tree).map(({ path, state }) => `${formatPath(path)}: ${state}`) : []
  return { rows, subject, count: subjects.length, findings }
}

const behind = [{ path: ['lamps'], value: 1, component: 'Total' }]

describe('what components show of a store', () => {
  it('is behind where one shows what the store held before', () => {
    const { rows, subject, count } = cart(behind)
    expect(rows).toEqual(['lamps: rendered behind'])
    expect(count).toBe(1)
    expect(subject?.columns.map(({ source }) => source.kind)).toEqual(['memory', 'localStorage', 'rendered'])
    expect(subject?.verdict.sentence).toMatch(
      /^cart: the screen is behind memory on lamps \(by \w+\)\. Trust memory \(\w+\): the screen shows an older value\.$/,
    )
  })

  it('names the component', () => {
    const { subject } = cart(behind)
    expect(subject?.columns[2]?.provenance?.by).toBe('shown by <Total>')
  })

  it('agrees again once it has caught up', () => {
    expect(cart(behind, { shown: [] }).rows).toEqual([])
  })

  it('follows the store where nothing else is told', () => {
    expect(cart(behind, { state: { coupon: 'SUMMER' } }).rows).toEqual(['lamps: rendered behind'])
    expect(cart([], { state: { coupon: 'SUMMER', lamps: 3 } }).rows).toEqual([])
  })

  it('says nothing where the page tells nonsense', () => {
    expect(cart([1, { path: 'lamps', value: 7 }, { path: [{}], value: 7 }]).rows).toEqual([])
    expect(cart('lamps').rows).toEqual([])
  })
})
