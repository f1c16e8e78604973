import { type PageBuilder, recording } from '../../core/timeline/builder.fixture'
import { persistedStore } from '../../core/timeline/persisted.fixture'

type Navigation = 'navigate' | 'back_forward' | 'reload'

export const empty = { items: [], note: '' }
export const cart = { items: [{ id: 'a' }], note: '' }
export const more = { items: [{ id: 'a' }, { id: 'b' }] }

/** Tab 1 fills a cart of sessionStorage at +1 s; at +60 s a second tab of the same origin begins with `saved`. */
export function twoCarts(saved: typeof cart | 'nothing' = cart, navigation: Navigation = 'navigate', opener?: string) {
  const built = recording()
  const first = built.tab().open().at(2)
  const left = persistedStore(first, { name: 'cart', initial: empty, area: 'sessionStorage' })
  first.at(1_000)
  left.set({ items: cart.items }, 'addItem')
  first.at(60_000)
  const second = built.tab(undefined, opener).open(undefined, navigation)
  const right = persistedStore(second, {
    name: 'cart',
    initial: empty,
    area: 'sessionStorage',
    ...(saved !== 'nothing' && { saved }),
  })
  return { built, first, left, second, right }
}

/** The same of an entry that no store holds. */
export function twoEntries(key: string, before: string | object, left: string | object, right: string | object) {
  const built = recording()
  const first = built.tab().open().at(2)
  const text = (value: string | object): string => (typeof value === 'string' ? value : JSON.stringify(value))
  const entry = first.sessionStorage(key).write(text(before), 'save')
  first.at(60_000)
  const second = built.tab(undefined, 'tab-1').open()
  const copy = second.sessionStorage(key).found(text(before))
  second.at(70_000)
  copy.write(text(right), 'save')
  first.at(80_000)
  entry.write(text(left), 'save')
  return built.build()
}

export function both(navigation: Navigation, opener?: string) {
  const { built, first, left, second, right } = twoCarts(cart, navigation, opener)
  second.at(70_000)
  right.set(more, 'addItem')
  first.at(80_000)
  left.set({ note: 'gift' }, 'write')
  return built.build()
}

/** What two tabs do one after the other with a cart that only one of them knows. */
export function apart(page: PageBuilder, other: PageBuilder, carts: ReturnType<typeof twoCarts>): void {
  page.at(70_000)
  carts.right.set(more, 'addItem')
  other.at(80_000)
  carts.left.set({ note: 'gift' }, 'write')
}
