import { describe, expect, it } from 'vitest'
import { recording, START, writtenBy } from './build.fixture'
import { blame } from './blame'
import { lastChange, lastCommon } from './changes'
import { clock } from './clock'
import { historiesOf } from './history'
import type { Member } from './member'
import { mergeTimeline } from './merge'
import type { Recording } from './recording'

function member(built: Recording, label: string, mount: Member['mount'] = []): Member {
  const histories = [
    ...historiesOf(mergeTimeline(built), ({ text = '' }) => ({
      present: true,
      value: JSON.parse(text),
      codec: 'json',
    })).values(),
  ]
  const history = histories.find(({ source }) => source.label === label)
  if (!history) throw new Error(`no ${label}`)
  return { source: history.source, history, mount, view: (value) => value }
}

/** A store and its entry: both have 1 at `count`, then the store moves at 10, 20 and 30, the entry follows once, at 15. */
function drift() {
  const built = recording()
  const page = built.tab().open()
  const entry = page.localStorage('entry').found({ count: 1, name: 'a' })
  const store = page.store('store', { count: 1, name: 'a' })
  page.at(10)
  store.set({ count: 2 }, writtenBy('increment'))
  page.at(15)
  entry.write({ count: 2, name: 'a' }, 'save')
  page.at(20)
  store.set({ count: 3 }, writtenBy('increment'))
  page.at(30)
  store.set({ name: 'b' }, writtenBy('rename'))
  entry.fail({ count: 3, name: 'b' })
  const finished = built.build()
  return { store: member(finished, 'store'), entry: member(finished, 'entry') }
}

describe('blame', () => {
  it('is the change that last touched the path, from what to what', () => {
    const { store } = drift()
    expect(blame(store, ['count'], { clock: clock() })).toMatchObject({
      at: START + 20,
      by: 'increment',
      from: { value: 2 },
      to: { value: 3 },
      frames: [{ fn: 'increment', line: 10 }],
    })
    expect(blame(store, ['name'], { clock: clock() })).toMatchObject({ at: START + 30, by: 'rename' })
  })

  it('of a value that stood there before names no event', () => {
    const { entry } = drift()
    const told = blame(entry, ['name'], { clock: clock() })
    expect(told).toMatchObject({ by: 'before the recording', to: { value: 'a' } })
    expect(told).not.toHaveProperty('event')
  })

  it('tells what went wrong since', () => {
    const { entry } = drift()
    expect(blame(entry, ['count'], { clock: clock() })).toMatchObject({
      by: 'save',
      trouble: 'write refused 12:03:00 (QuotaExceededError)',
    })
  })

  it('of a write that only the sweep saw is nobody’s', () => {
    const built = recording()
    const page = built.tab().open()
    const entry = page.localStorage('entry').found({ a: 1 })
    page.at(5)
    entry.write({ a: 2 }, undefined, { seenBy: 'sweep' })
    expect(blame(member(built.build(), 'entry'), ['a'], { clock: clock() })).toMatchObject({
      by: 'unobserved writer',
      frames: [],
    })
  })

  it('looks no further than asked', () => {
    const { store } = drift()
    expect(lastChange(store, ['count'], START + 12)?.to).toEqual({ value: 2 })
    expect(lastChange(store, ['count'], START + 9)).toMatchObject({ observed: false, to: { value: 1 } })
  })

  it('knows of a path that appeared and of one that went', () => {
    const built = recording()
    const page = built.tab().open()
    const store = page.store('store', { a: 1 })
    page.at(5)
    store.change([
      { op: 'remove', path: ['a'] },
      { op: 'set', path: ['b'], value: 2 },
    ])
    const history = member(built.build(), 'store')
    expect(lastChange(history, ['a'])).toMatchObject({ from: { value: 1 } })
    expect(lastChange(history, ['a'])).not.toHaveProperty('to')
    expect(lastChange(history, ['b'])).not.toHaveProperty('from')
  })
})

describe('the last common value', () => {
  it('is what both last held, and when they parted', () => {
    const { store, entry } = drift()
    expect(lastCommon(['count'], store, entry)).toMatchObject({ value: { value: 2 }, partedAt: START + 20 })
    expect(lastCommon(['name'], store, entry)).toMatchObject({ value: { value: 'a' }, partedAt: START + 30 })
  })

  it('may be that both held nothing', () => {
    const { store, entry } = drift()
    expect(lastCommon(['missing'], store, entry)).toEqual({})
  })

  it('is found across a mount', () => {
    const built = recording()
    const page = built.tab().open()
    page.localStorage('entry').found(['a'])
    const store = page.store('store', { list: ['a'] })
    page.at(5)
    store.set({ list: ['b'] })
    const finished = built.build()
    const common = lastCommon(['list', 0], member(finished, 'store'), member(finished, 'entry', ['list']))
    expect(common?.value).toEqual({ value: 'a' })
  })

  it('is unknown where the two never agreed', () => {
    const built = recording()
    const page = built.tab().open()
    page.localStorage('entry').found({ a: 1 })
    page.store('store', { a: 2 })
    const finished = built.build()
    expect(lastCommon(['a'], member(finished, 'store'), member(finished, 'entry'))).toBeUndefined()
  })

  it('is not looked for without end', () => {
    const { store, entry } = drift()
    const steps = { left: 1 }
    expect(lastCommon(['count'], store, entry, steps)).toBeUndefined()
    expect(steps.left).toBe(0)
  })
})
