import { recording } from '../core/timeline/builder.fixture'
import { persistedStore } from '../core/timeline/persisted.fixture'
import { apart, both, cart, empty, more, twoCarts, twoEntries } from './support/cloned.fixture'
import type { RuleFixture } from './support/fixture'

export const fixture: RuleFixture = {
  fires: [
    {
      name: 'window.open: both go on from the copy',
      recording: () => both('navigate', 'tab-1'),
      subject: 'cart',
      paths: ['items', 'note'],
      confidence: 'certain',
      says: [
        "tab 2 began at 12:04:00 with a copy of tab 1's sessionStorage",
        'addItem at 12:04:10',
        'write at 12:04:20',
        'differently: `items`, `note`.',
      ],
      consequence: 'closing either tab loses what only that one holds',
    },
    {
      name: '"Duplicate tab": the history goes along, and the opener may be anybody',
      recording: () => both('back_forward'),
      subject: 'cart',
      paths: ['items', 'note'],
      confidence: 'likely',
    },
    {
      name: 'things collected in an entry that no store holds',
      recording: () => twoEntries('cart', [{ id: 'a' }], [{ id: 'a' }, { id: 'b' }], []),
      subject: 'cart',
      paths: [''],
    },
    {
      name: 'the copy was not written',
      recording: () => {
        const { built, first, left } = twoCarts()
        first.at(80_000)
        left.set(more, 'addItem')
        return built.build()
      },
      subject: 'cart',
      paths: ['items', 'note'],
      severity: 'info',
      says: ['tab 2 began', 'It has not written it since.'],
    },
    {
      name: 'only the copy was written',
      recording: () => {
        const { built, second, right } = twoCarts()
        second.at(80_000)
        right.set(more, 'addItem')
        return built.build()
      },
      subject: 'cart',
      paths: ['items', 'note'],
      severity: 'info',
      says: ['Only tab 2 has written it since.'],
    },
    {
      name: 'the copy is removed on start, and each goes its own way',
      recording: () => {
        const carts = twoCarts()
        carts.second.at(60_100)
        carts.right.entry.remove()
        carts.right.set(empty, 'reset')
        apart(carts.second, carts.first, carts)
        return carts.built.build()
      },
      subject: 'cart',
      paths: ['items', 'note'],
      severity: 'info',
      says: ['begun anew'],
    },
    {
      name: 'the copy is emptied on start, with an id of its own',
      recording: () => {
        const carts = twoCarts()
        carts.second.at(60_100)
        carts.right.set(empty, 'reset')
        apart(carts.second, carts.first, carts)
        return carts.built.build()
      },
      subject: 'cart',
      paths: ['items', 'note'],
      severity: 'info',
    },
    {
      name: 'the user of the new tab empties the cart at once: that is work on the copy, no new beginning',
      recording: () => {
        const carts = twoCarts()
        carts.second.at(61_000).add({ type: 'page-used' })
        carts.right.set({ items: [] }, 'removeItem')
        carts.first.at(80_000)
        carts.left.set({ note: 'gift' }, 'write')
        return carts.built.build()
      },
      subject: 'cart',
      paths: ['items', 'note'],
      says: ['removeItem at 12:04:01', 'write at 12:04:20', 'differently'],
    },
    {
      name: 'the other tab wrote after it had opened this one, before its page began',
      recording: () => {
        const built = recording()
        const first = built.tab().open().at(2)
        const left = persistedStore(first, { name: 'cart', initial: empty, area: 'sessionStorage' })
        first.at(1_000)
        left.set({ items: cart.items }, 'addItem')
        first.at(59_990)
        left.set({ note: 'gift' }, 'openInvoice')
        first.at(60_000)
        const second = built.tab(undefined, 'tab-1').open()
        const right = persistedStore(second, { name: 'cart', initial: empty, area: 'sessionStorage', saved: cart })
        second.at(70_000)
        right.set(more, 'addItem')
        return built.build()
      },
      subject: 'cart',
      paths: ['items', 'note'],
      confidence: 'certain',
      says: ['openInvoice at 12:03:59'],
    },
    {
      name: 'one of them is done with it, and removes it in the end',
      recording: () => {
        const carts = twoCarts()
        apart(carts.second, carts.first, carts)
        carts.second.at(95_000)
        carts.right.entry.remove()
        return carts.built.build()
      },
      subject: 'cart',
      paths: ['items', 'note'],
      says: ['addItem at 12:04:10', 'differently'],
    },
    {
      name: 'one of them only removed it',
      recording: () => {
        const carts = twoCarts()
        carts.second.at(95_000)
        carts.right.entry.remove()
        carts.first.at(96_000)
        carts.left.set({ note: 'gift' }, 'write')
        return carts.built.build()
      },
      subject: 'cart',
      paths: ['items', 'note'],
      severity: 'info',
      says: ['tab 2 removed it since.'],
    },
    {
      name: 'nothing but the time of the last use differs',
      recording: () => {
        const carts = twoCarts()
        carts.second.at(70_000)
        carts.right.set({ lastSeen: 1_700_000_000_000 }, 'touch')
        carts.first.at(80_000)
        carts.left.set({ lastSeen: 1_700_000_010_000 }, 'touch')
        return carts.built.build()
      },
      subject: 'cart',
      paths: ['items', 'note'],
      severity: 'info',
    },
  ],
  silent: [
    {
      name: 'noopener: the second tab begins with nothing',
      recording: () => {
        const carts = twoCarts('nothing')
        apart(carts.second, carts.first, carts)
        return carts.built.build()
      },
    },
    {
      name: 'a reload finds its own again',
      recording: () => both('reload'),
    },
    {
      name: 'a tab that was closed is opened again',
      recording: () => {
        const { built, first, second, right } = twoCarts('nothing')
        second.at(70_000)
        right.set(cart, 'addItem')
        second.at(71_000).leave()
        first.at(90_000)
        const third = built.tab().open(undefined, 'back_forward')
        const back = persistedStore(third, { name: 'cart', initial: empty, area: 'sessionStorage', saved: cart })
        third.at(95_000)
        back.set(more, 'addItem')
        return built.build()
      },
    },
    {
      name: 'each tab has a key of its own',
      recording: () => {
        const built = recording()
        const first = built.tab().open().at(2)
        const mine = first.sessionStorage('cart:1').write([{ id: 'a' }], 'save')
        first.at(60_000)
        const second = built.tab(undefined, 'tab-1').open()
        second.sessionStorage('cart:1').found([{ id: 'a' }])
        second
          .at(70_000)
          .sessionStorage('cart:2')
          .write([{ id: 'b' }], 'save')
        first.at(80_000)
        mine.write([{ id: 'a' }, { id: 'c' }], 'save')
        return built.build()
      },
    },
    {
      name: "a router's scroll positions",
      recording: () => twoEntries('react-router-scroll-positions', { k1: 0 }, { k1: 0, k2: 80 }, { k1: 10 }),
    },
    {
      name: 'positions under whatever name',
      recording: () => twoEntries('places', { '/': { x: 0, y: 1 } }, { '/': { x: 0, y: 9 } }, { '/': { x: 0, y: 4 } }),
    },
    {
      name: 'a draft of its own in each tab, that no store holds',
      recording: () =>
        twoEntries('draft', { title: 'A', text: '' }, { title: 'A', text: 'b' }, { title: 'C', text: '' }),
    },
    {
      name: 'the session of a recorder: an id and times',
      recording: () =>
        twoEntries(
          'replay-session',
          { id: 's1', started: 1_700_000_000_000, segment: 0 },
          { id: 's1', started: 1_700_000_000_000, segment: 4 },
          { id: 's1', started: 1_700_000_000_000, segment: 7 },
        ),
    },
    {
      name: 'both tabs have written the same',
      recording: () => {
        const carts = twoCarts()
        carts.second.at(70_000)
        carts.right.set(more, 'addItem')
        carts.first.at(80_000)
        carts.left.set(more, 'addItem')
        return carts.built.build()
      },
    },
    {
      name: 'localStorage is shared, not copied',
      recording: () => {
        const built = recording()
        const first = built.tab().open().at(2)
        const left = persistedStore(first, { name: 'cart', initial: empty })
        first.at(1_000)
        left.set(cart, 'addItem')
        first.at(60_000)
        persistedStore(built.tab(undefined, 'tab-1').open(), { name: 'cart', initial: empty, saved: cart })
        return built.build()
      },
    },
  ],
}
