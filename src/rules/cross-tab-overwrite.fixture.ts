import { played, slowToLoad } from './support/two-tabs.fixture'
import type { RuleFixture } from './support/fixture'

const initial = { a: 0, b: 0 }
const lamp = { id: 'l', qty: 1 }
const vase = { id: 'v', qty: 1 }

export const fixture: RuleFixture = {
  fires: [
    {
      name: 'tab 1 sets one field, tab 2 another: the entry keeps the snapshot of tab 2 only',
      recording: played(initial, initial, ({ first, second }) => {
        first.set(6_000, { a: 1 }, 'setA')
        second.set(11_000, { b: 1 }, 'setB')
      }),
      subject: 'board',
      paths: ['a'],
      confidence: 'certain',
      says: [
        'tab 2 overwrote tab 1',
        '`a` (1 → 0)',
        'localStorage `board`',
        '12:03:11',
        'setB in tab 2',
        'setA in tab 1',
      ],
      consequence: 'Reloading tab 1 loses 1 change',
      rescue: 'what tab 1 had written to `board` at 12:03:06',
    },
    {
      name: 'on a first visit, when nothing has been saved yet',
      recording: played(initial, undefined, ({ first, second }) => {
        first.set(6_000, { a: 1 }, 'setA')
        second.set(11_000, { b: 1 }, 'setB')
      }),
      subject: 'board',
      paths: ['a'],
    },
    {
      name: 'tab 2 began before anything was saved, and read what tab 1 saved while it was loading',
      recording: slowToLoad,
      subject: 'board',
      paths: ['a'],
      says: ['`a` (2 → 1)'],
    },
    {
      name: 'two tabs add to the same list',
      recording: played({ items: [lamp], draft: 'x' }, { items: [lamp], draft: 'x' }, ({ first, second }) => {
        first.set(6_000, { items: [lamp, vase], draft: '' }, 'add')
        second.set(11_000, { items: [lamp, { id: 'w', qty: 3 }] }, 'add')
      }),
      subject: 'board',
      paths: ['items.v', 'draft'],
    },
    {
      name: 'two tabs add the first element of a list, or of a record by id',
      recording: played({ items: [], byId: {} }, { items: [], byId: {} }, ({ first, second }) => {
        first.set(6_000, { items: [lamp], byId: { l: lamp } }, 'add')
        second.set(11_000, { items: [vase], byId: { v: vase } }, 'add')
      }),
      subject: 'board',
      paths: ['items.l', 'byId.l'],
    },
    {
      name: 'two tabs add to the same list of plain values',
      recording: played({ tags: ['x'] }, { tags: ['x'] }, ({ first, second }) => {
        first.set(6_000, { tags: ['x', 'sea'] }, 'tag')
        second.set(11_000, { tags: ['x', 'storm'] }, 'tag')
      }),
      subject: 'board',
      paths: ['tags'],
      says: ['`tags` ("sea")'],
    },
    {
      name: 'two tabs edit different members of one entity, within a few milliseconds',
      recording: played({ items: [lamp, vase] }, { items: [lamp, vase] }, ({ first, second }) => {
        first.set(6_000, { items: [{ ...lamp, qty: 5 }, vase] }, 'setQty')
        second.set(6_002, { items: [{ ...lamp, note: 'gift' }, vase] }, 'setNote')
      }),
      subject: 'board',
      paths: ['items.l.qty'],
    },
    {
      name: 'the other tab has been closed meanwhile: nobody has the value any more',
      recording: played(initial, initial, ({ first, second }) => {
        first.set(6_000, { a: 1 }, 'setA')
        first.page.at(8_000).leave()
        second.set(11_000, { b: 1 }, 'setB')
      }),
      subject: 'board',
      paths: ['a'],
      consequence: '1 change of tab 1 is lost: a',
    },
    {
      name: 'the other tab was not recorded',
      recording: played(initial, initial, ({ second, entries: [, entry] }) => {
        second.page.at(6_000)
        entry.write({ state: { a: 1, b: 0 }, version: 0 }, undefined, { seenBy: 'storage-event' })
        second.set(11_000, { b: 1 }, 'setB')
      }),
      subject: 'board',
      paths: ['a'],
      confidence: 'likely',
      says: ["tab 2 overwrote another tab's `a`"],
      consequence: '1 change of another tab is lost: a',
    },
    {
      name: 'tab 1 has saved it anew since',
      recording: played(initial, initial, ({ first, second }) => {
        first.set(6_000, { a: 1 }, 'setA')
        second.set(11_000, { b: 1 }, 'setB')
        second.follow(12_000, { a: 0, b: 1 })
        first.follow(12_001, { a: 0, b: 1 })
        first.set(13_000, { a: 1 }, 'setA')
        second.follow(13_002, { a: 1, b: 1 })
      }),
      subject: 'board',
      paths: ['a'],
      severity: 'info',
      says: ['put right since'],
    },
  ],
  silent: [
    {
      name: 'tab 2 takes in what tab 1 wrote, by the storage event',
      recording: played(initial, initial, ({ first, second }) => {
        first.set(6_000, { a: 1 }, 'setA')
        second.follow(6_002, { a: 1, b: 0 })
        second.set(11_000, { b: 1 }, 'setB')
        first.follow(11_002, { a: 1, b: 1 })
      }),
      clears:
        'setA in tab 1 wrote `a` to localStorage `board` at 12:03:06; tab 2, which wrote all of it at 12:03:11, had taken',
    },
    {
      name: 'by a message of its own, before the news of the storage',
      recording: played(initial, initial, ({ first, second }) => {
        second.page.at(5_999)
        second.store.set({ a: 1 }, 'onMessage')
        first.set(6_000, { a: 1 }, 'setA')
        second.set(11_000, { b: 1 }, 'setB')
        first.page.at(11_002)
        first.store.set({ b: 1 }, 'onMessage')
      }),
    },
    {
      name: 'by asking the server again',
      recording: played(initial, initial, ({ first, second }) => {
        first.set(6_000, { a: 1 }, 'setA')
        second.page.at(9_000)
        const request = second.page.request('GET', '/api/board')
        second.page.at(9_050)
        request.answers(200, { a: 1 })
        second.store.set({ a: 1 }, 'refetch', { origins: [request.origin(['a'], ['a'])] })
        second.set(11_000, { b: 1 }, 'setB')
        first.follow(11_002, { a: 1, b: 1 })
      }),
    },
    {
      name: 'tab 2 held the value in between and went back by itself',
      recording: played(initial, initial, ({ first, second }) => {
        first.set(6_000, { a: 1 }, 'setA')
        second.follow(6_002, { a: 1, b: 0 })
        second.set(11_000, { a: 0 }, 'reset')
        first.follow(11_002, { a: 0, b: 0 })
      }),
    },
    {
      name: 'both set the very same path: the later one counts',
      recording: played(initial, initial, ({ first, second }) => {
        first.set(6_000, { a: 1 }, 'setA')
        second.set(11_000, { a: 2 }, 'setA')
      }),
      clears: 'set that anew itself',
    },
    {
      name: 'the same value',
      recording: played(initial, initial, ({ first, second }) => {
        first.set(6_000, { a: 1 }, 'setA')
        second.page.at(10_000)
        second.store.set({ a: 1 }, 'setA')
        second.set(11_000, { b: 1 }, 'setB')
      }),
    },
    {
      name: 'tab 2 was opened later',
      recording: played(initial, initial, ({ built, first }) => {
        first.set(6_000, { a: 1 }, 'setA')
        const page = built.at(8_000).tab().open()
        const entry = page.localStorage('board').found({ state: { a: 1, b: 0 }, version: 0 })
        const store = page.store('board', initial, {})
        store.step('started')
        entry.read({ state: { a: 1, b: 0 }, version: 0 })
        store.apply({ a: 1, b: 0 })
        page.at(11_000)
        store.set({ b: 1 }, 'setB')
        entry.write({ state: { a: 1, b: 1 }, version: 0 }, 'setB')
      }),
    },
    {
      name: 'what each tab saves of itself was never the same',
      recording: played({ me: 'x', a: 0 }, undefined, ({ first, second }) => {
        first.page.at(5_000)
        first.store.set({ me: 'first' }, 'init')
        second.page.at(5_001)
        second.store.set({ me: 'second' }, 'init')
        first.set(6_000, {}, 'save')
        second.set(11_000, {}, 'save')
      }),
    },
    {
      name: 'what tab 1 had removed: told as such',
      recording: played({ items: [lamp, vase] }, { items: [lamp, vase] }, ({ first, second }) => {
        first.set(6_000, { items: [lamp] }, 'remove')
        second.set(11_000, { items: [{ ...lamp, qty: 2 }, vase] }, 'setQty')
      }),
      instead: 'cross-tab-resurrection',
    },
  ],
}
