import { describe, expect, it } from 'vitest'
import { recording, START } from './build.fixture'
import { type DecodeContent, historiesOf, readingAt } from './history'
import { mergeTimeline } from './merge'
import type { Recording } from './recording'

const decodeContent: DecodeContent = ({ text, value }) => ({ present: true, value: text ?? value, codec: 'plain' })

function history(built: Recording, label: string) {
  const histories = [...historiesOf(mergeTimeline(built), decodeContent).values()]
  const found = histories.find(({ source }) => source.label === label)
  if (!found) throw new Error(`no ${label}`)
  return found
}

const values = (built: Recording, label: string) =>
  history(built, label).readings.map((reading) => reading.content().value)

describe('the history of a store', () => {
  it('follows its steps without touching the states before', () => {
    const built = recording()
    const page = built.tab().open()
    const store = page.store('cart', { items: [{ id: 1, qty: 1 }], open: false })
    page.at(5)
    store.change([{ op: 'set', path: ['items', 0, 'qty'], value: 2 }])
    store.change([{ op: 'remove', path: ['open'] }])
    expect(values(built.build(), 'cart')).toEqual([
      { items: [{ id: 1, qty: 1 }], open: false },
      { items: [{ id: 1, qty: 2 }], open: false },
      { items: [{ id: 1, qty: 2 }] },
    ])
  })

  it('ignores steps whose state before is lost, until a whole state comes', () => {
    const page = recording().tab().open()
    page.describe({ id: 'memory:cart', kind: 'memory', label: 'cart' })
    page.add({ type: 'store-changed', source: 'memory:cart', steps: [{ op: 'set', path: ['a'], value: 1 }] })
    page.add({ type: 'store-changed', source: 'memory:cart', state: { a: 2 } })
    page.add({ type: 'store-changed', source: 'memory:cart', steps: [{ op: 'set', path: ['a'], value: 3 }] })
    const built: Recording = { tabs: [], documents: [page.document], now: START }
    expect(values(built, 'cart')).toEqual([{ a: 2 }, { a: 3 }])
    expect(history(built, 'cart').incomplete).toBe(true)
  })

  it('does not go on from another document', () => {
    const built = recording()
    const tab = built.tab()
    tab.open().store('cart', { a: 1, b: 1 })
    const page = tab.open()
    page.describe({ id: 'memory:cart', kind: 'memory', label: 'cart' })
    page.add({ type: 'store-changed', source: 'memory:cart', steps: [{ op: 'set', path: ['a'], value: 2 }] })
    expect(values(built.build(), 'cart')).toEqual([{ a: 1, b: 1 }])
  })

  it('takes nothing from an earlier diagnosis when the state before is another', () => {
    const built = recording()
    const page = built.tab().open()
    const store = page.store('cart', { a: 1, b: 1 })
    store.change([{ op: 'set', path: ['a'], value: 2 }])
    expect(values(built.build(), 'cart').at(-1)).toEqual({ a: 2, b: 1 })
    page.document.events[1] = {
      ...page.document.events[1],
      type: 'store-created',
      source: 'memory:cart',
      state: { a: 1, b: 5 },
    } as never
    expect(values(built.build(), 'cart').at(-1)).toEqual({ a: 2, b: 5 })
  })
})

describe('the history of an entry', () => {
  it('leaves out what changes nothing: reads, and what other tabs see of one write', () => {
    const built = recording()
    const [first, second] = [built.tab().open(), built.tab().open()]
    const here = first.localStorage('theme').found('light')
    const there = second.localStorage('theme')
    first.at(5)
    here.read('light')
    here.write('dark')
    second.at(6)
    there.write('dark', undefined, { seenBy: 'storage-event' })
    there.remove()
    expect(values(built.build(), 'theme')).toEqual(['light', 'dark', undefined])
  })

  it('orders asynchronous reads and writes by when they were asked for', () => {
    const built = recording()
    const page = built.tab().open()
    const entry = page.at(1).indexedDB('cart')
    page.at(21)
    entry.write('defaults', undefined, { startedAt: 3 })
    page.at(22)
    entry.read('saved', 2)
    expect(values(built.build(), 'cart')).toEqual(['saved', 'defaults'])
  })

  it('what an aborted transaction wrote or removed is taken back', () => {
    const built = recording()
    const page = built.tab().open()
    const entry = page.at(1).indexedDB('cart').found('saved')
    page.at(5)
    entry.remove()
    const error = { name: 'AbortError', message: '' }
    page.add({ type: 'storage-failed', source: 'indexedDB:keyval-store/keyval/cart', operation: 'remove', error })
    expect(values(built.build(), 'cart')).toEqual(['saved'])
  })

  it('is asked for a moment', () => {
    const built = recording()
    const page = built.tab().open()
    const entry = page.localStorage('theme').found('light')
    page.at(50)
    entry.write('dark')
    const theme = history(built.build(), 'theme')
    expect(readingAt(theme, START - 1)).toBeUndefined()
    expect(readingAt(theme, START + 49)?.content().value).toBe('light')
    expect(readingAt(theme, START + 50)?.content().value).toBe('dark')
  })
})
