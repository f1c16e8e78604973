import { describe, expect, it } from 'vitest'
import { recording, START, writtenBy } from './build.fixture'
import { clock } from './clock'
import { historiesOf } from './history'
import type { Member } from './member'
import { mergeTimeline } from './merge'
import type { Path } from '../value/path'
import { preview } from '../value/preview'
import { type HistoryBounds, historyOfPath } from './path-history'
import type { Recording } from './recording'
import { toldHistory } from './told-history'

function membersOf(built: Recording): Member[] {
  const histories = historiesOf(mergeTimeline(built), ({ text = '' }) => ({
    present: true,
    value: JSON.parse(text),
    codec: 'json',
  }))
  return [...histories.values()].map((history) => ({
    source: history.source,
    history,
    mount: [],
    view: (value) => value,
  }))
}

/** The history as lines: `20 ms store: 2 → 3 by increment`. */
function lines(built: Recording, path: Path, bounds?: HistoryBounds): string[] {
  const { changes, cut, incomplete } = toldHistory(membersOf(built), path, { clock: clock() }, bounds)
  const said = changes.map(({ source, at, from, to, by, began }) => {
    const values = [from, to].map((held) => (held ? preview(held.value) : 'nothing')).join(' → ')
    return `${at - START} ms ${source.split(':').at(-1)}: ${began ? `began ${values.split(' → ')[1]}` : values} by ${by}`
  })
  return [...said, ...(cut ? ['cut'] : []), ...(incomplete ? ['incomplete'] : [])]
}

/** Both have 1 at `count`, then the store moves at 10 and 20, the entry follows once, at 15. */
function drift(): Recording {
  const built = recording()
  const page = built.tab().open()
  const entry = page.localStorage('entry').found({ count: 1, list: [{ id: 'a', qty: 1 }] })
  const store = page.store('store', { count: 1, list: [{ id: 'a', qty: 1 }] })
  page.at(10)
  store.set({ count: 2 }, writtenBy('increment'))
  page.at(15)
  entry.write({ count: 2, list: [{ id: 'a', qty: 1 }] }, 'save')
  page.at(20)
  store.set(
    {
      count: 3,
      list: [
        { id: 'b', qty: 5 },
        { id: 'a', qty: 1 },
      ],
    },
    writtenBy('insert'),
  )
  page.at(30)
  store.set({ list: [{ id: 'b', qty: 5 }] }, writtenBy('removeFirst'))
  return built.build()
}

describe('the history of a path', () => {
  it('is every change of it in every source, the last one first', () => {
    expect(lines(drift(), ['count'])).toMatchInlineSnapshot(`
      [
        "20 ms store: 2 → 3 by insert",
        "15 ms entry: 1 → 2 by save",
        "10 ms store: 1 → 2 by increment",
        "0 ms store: began 1 by initial state",
        "0 ms entry: began 1 by before the recording",
      ]
    `)
  })

  it('follows an element by its identity, whose write of the whole list only moved it, to its removal', () => {
    expect(lines(drift(), ['list', 'a', 'qty'])).toMatchInlineSnapshot(`
      [
        "30 ms store: 1 → nothing by removeFirst",
        "0 ms store: began 1 by initial state",
        "0 ms entry: began 1 by before the recording",
      ]
    `)
    expect(lines(drift(), ['list', 'b'])).toMatchInlineSnapshot(`
      [
        "20 ms store: nothing → {id, qty} by insert",
      ]
    `)
  })

  it('says when there is more', () => {
    expect(lines(drift(), ['count'], { most: 2 })).toMatchInlineSnapshot(`
      [
        "20 ms store: 2 → 3 by insert",
        "15 ms entry: 1 → 2 by save",
        "cut",
      ]
    `)
    expect(lines(drift(), ['count'], { until: START + 12 })).toMatchInlineSnapshot(`
      [
        "10 ms store: 1 → 2 by increment",
        "0 ms store: began 1 by initial state",
        "0 ms entry: began 1 by before the recording",
      ]
    `)
  })

  it('does not decode without end, and says so', () => {
    const built = recording()
    const page = built.tab().open()
    const entry = page.localStorage('entry').found({ count: 0 })
    for (let count = 1; count <= 300; count++) {
      page.at(count)
      entry.write({ count }, 'save')
    }
    const told = lines(built.build(), ['count'])
    expect(told).toHaveLength(202)
    expect(told.slice(-2)).toMatchInlineSnapshot(`
      [
        "100 ms entry: began 100 by for longer than was looked back",
        "cut",
      ]
    `)
  })

  it('says that dropped parts of the recording may hide changes', () => {
    const built = recording()
    const page = built.tab().open()
    page.store('store', { count: 1 })
    page.document.dropped = 4
    expect(lines(built.build(), ['count'])).toMatchInlineSnapshot(`
      [
        "0 ms store: began 1 by initial state",
        "incomplete",
      ]
    `)
  })

  it('tells the lives of a store apart: each document begins it anew', () => {
    const built = recording()
    const tab = built.tab()
    const first = tab.open()
    first.store('store', { count: 1 }).set({ count: 2 }, 'increment')
    first.at(10).leave()
    tab.open().store('store', { count: 1 })
    expect(lines(built.build(), ['count'])).toMatchInlineSnapshot(`
      [
        "10 ms store: began 1 by initial state",
        "0 ms store: 1 → 2 by increment",
        "0 ms store: began 1 by initial state",
      ]
    `)
  })

  it('is strict about types: a date that became its text has changed', () => {
    const built = recording()
    const page = built.tab().open()
    const store = page.store('store', { at: { $: 'Date', v: 0 }, map: { $: 'Map', v: [['k', 1]] } })
    page.at(5)
    store.set({ at: '1970-01-01T00:00:00.000Z', map: { $: 'Map', v: [['k', 2]] } }, 'reload')
    const [at, map] = [lines(built.build(), ['at']), lines(built.build(), ['map', 'k'])]
    expect({ at, map }).toMatchInlineSnapshot(`
      {
        "at": [
          "5 ms store: Date 1970-01-01 00:00:00 → "1970-01-01T00:00:00.000Z" by reload",
          "0 ms store: began Date 1970-01-01 00:00:00 by initial state",
        ],
        "map": [
          "5 ms store: 1 → 2 by reload",
          "0 ms store: began 1 by initial state",
        ],
      }
    `)
  })

  it('of a path that nobody ever had is empty', () => {
    expect(historyOfPath(membersOf(drift()), ['missing'])).toEqual({ changes: [], cut: false, incomplete: false })
  })
})
