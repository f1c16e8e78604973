import { type PageBuilder, recording } from '../core/timeline/build.fixture'
import type { Encoded } from '../core/value/encoded'
import { played } from './support/two-tabs.fixture'
import type { RuleFixture } from './support/fixture'

type State = { [key: string]: Encoded }

const initial = { a: 0, b: 0 }

/** A store that the app writes by itself, with a version around it; `kept`: what it leaves in the entry as it is. */
function selfSaved(page: PageBuilder, created: State) {
  const entry = page.localStorage('sheet').found()
  const store = page.store('sheet', created)
  return {
    change: (at: number, state: State, kept: State = {}): void => {
      page.at(at)
      store.set(state, 'change')
      entry.write({ version: 3, ...store.state, ...kept }, 'change')
    },
  }
}

export const fixture: RuleFixture = {
  fires: [
    {
      name: 'tab 2 was used after tab 1 had written, and still has the older state',
      recording: played(initial, initial, ({ first, second }) => {
        first.set(6_000, { a: 1 }, 'setA')
        second.use(9_000)
      }),
      subject: 'board',
      paths: ['a'],
      confidence: 'certain',
      says: [
        "tab 2's memory lacks",
        'setA in tab 1',
        'localStorage `board`',
        '12:03:06',
        '`a`',
        'used since (12:03:09)',
      ],
      consequence: 'The next write of tab 2 overwrites it: a',
    },
    {
      name: 'tab 1 signed out, and tab 2 is used as if nobody had',
      recording: played(initial, { a: 1, b: 0 }, ({ first, second }) => {
        first.remove(6_000)
        second.use(9_000)
      }),
      subject: 'board',
      paths: ['a'],
      says: ["tab 2's memory still has what", 'tab 1 removed from localStorage `board`'],
      consequence: 'The next write of tab 2 brings it back: a',
    },
    {
      name: 'nobody has used tab 2 since',
      recording: played(initial, initial, ({ first }) => first.set(6_000, { a: 1 }, 'setA')),
      subject: 'board',
      paths: ['a'],
      severity: 'info',
      says: ['has not been used since'],
    },
    {
      name: 'it was hidden meanwhile, and takes nothing in when it is shown and used again',
      recording: played(initial, initial, ({ first, second }) => {
        second.page.at(5_000).add({ type: 'visibility-changed', visible: false })
        first.set(6_000, { a: 1 }, 'setA')
        second.page.at(8_000).add({ type: 'visibility-changed', visible: true })
        second.use(9_000)
      }),
      subject: 'board',
      paths: ['a'],
    },
    {
      name: 'tab 2 keeps what tab 1 has saved when it writes, but does not take it in',
      recording: played(initial, initial, ({ first, second, entries: [, entry] }) => {
        first.set(6_000, { a: 1 }, 'setA')
        second.page.at(9_000).add({ type: 'page-used' })
        second.store.set({ b: 1 }, 'setB')
        entry.write({ state: { a: 1, b: 1 }, version: 0 }, 'setB')
        first.follow(9_002, { a: 1, b: 1 })
      }),
      subject: 'board',
      paths: ['a'],
      severity: 'info',
      consequence: 'tab 2 shows an older state: a',
    },
    {
      name: 'what it writes around its state itself, a version, is nothing that it lacks',
      recording: () => {
        const built = recording()
        const first = built.tab().open()
        const sheet = selfSaved(first.at(2), { goal: 8, view: 'day' })
        const second = built.at(500).tab().open()
        const other = selfSaved(second.at(502), { goal: 8, view: 'day' })
        sheet.change(1_000, { view: 'week' })
        other.change(6_000, { goal: 9, view: 'week' })
        second.at(7_000).leave()
        first.at(9_000).add({ type: 'page-used' })
        sheet.change(9_000, { view: 'month' }, { goal: 9 })
        return built.build()
      },
      subject: 'sheet',
      paths: ['goal'],
      severity: 'info',
    },
  ],
  silent: [
    {
      name: 'it is hidden',
      recording: played(initial, initial, ({ first, second }) => {
        second.page.at(5_000).add({ type: 'visibility-changed', visible: false })
        first.set(6_000, { a: 1 }, 'setA')
      }),
    },
    {
      name: 'it takes it in at once, by the storage event',
      recording: played(initial, initial, ({ first, second }) => {
        first.set(6_000, { a: 1 }, 'setA')
        second.follow(6_002, { a: 1, b: 0 })
        second.use(9_000)
      }),
    },
    {
      name: 'it reads again when it is shown',
      recording: played(initial, initial, ({ first, second }) => {
        second.page.at(5_000).add({ type: 'visibility-changed', visible: false })
        first.set(6_000, { a: 1 }, 'setA')
        second.page.at(8_000).add({ type: 'visibility-changed', visible: true })
        second.follow(8_005, { a: 1, b: 0 })
        second.use(9_000)
      }),
      clears: 'setA in tab 1 wrote `a` to localStorage `board` at 12:03:06; tab 2 has taken that in',
    },
    {
      name: 'it reads again when it gets the focus, in the same moment in which it is used',
      recording: played(initial, initial, ({ first, second }) => {
        first.set(6_000, { a: 1 }, 'setA')
        second.use(9_000)
        second.follow(9_004, { a: 1, b: 0 })
      }),
    },
    {
      name: 'its page has been left',
      recording: played(initial, initial, ({ first, second }) => {
        first.set(6_000, { a: 1 }, 'setA')
        second.use(9_000)
        second.page.at(9_500).leave()
      }),
    },
    {
      name: 'it has overwritten what it lacked: told as such',
      recording: played(initial, initial, ({ first, second }) => {
        first.set(6_000, { a: 1 }, 'setA')
        second.use(9_000)
        second.set(11_000, { b: 1 }, 'setB')
        first.use(14_000)
      }),
      instead: 'cross-tab-overwrite',
    },
  ],
}
