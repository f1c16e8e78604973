import { type PageBuilder, persistedStore, recording } from '../../core/timeline/build.fixture'
import type { Encoded } from '../../core/value/encoded'

export type State = { [key: string]: Encoded }

interface Stored {
  name?: string
  initial: State
  omits?: string[]
}

/** A page with a persisted store, left after `act`, and the same page again; `next` is what happens there. */
export function reloaded({ name = 'draft', initial, omits = [] }: Stored, act: (first: Persisted) => void) {
  const built = recording()
  const tab = built.tab()
  const page = tab.open().at(2)
  const first = persistedStore(page, { name, initial, omits })
  page.at(1_000)
  act(first)
  return {
    built,
    tab,
    first,
    /** Leaves the page at +3 s; the next one begins 100 ms later. */
    leave: (): PageBuilder => {
      page.at(3_000).leave()
      return tab.open(undefined, 'reload').at(3_102)
    },
  }
}

export type Persisted = ReturnType<typeof persistedStore>

/** The same store in the next page: what stands in the entry is read and applied, or what `given` says. */
export function restored(
  page: PageBuilder,
  { name = 'draft', initial, omits = [] }: Stored,
  saved: State | undefined,
  given: State | undefined = saved,
) {
  const entry = page.localStorage(name).found(saved && { state: saved, version: 0 })
  const store = page.store(name, initial, { name, omits: omits.map((key) => [key]) })
  store.step('started')
  entry.read(saved && { state: saved, version: 0 })
  store.step('read', given && { state: given })
  if (given) store.set(given, undefined, { hydration: 1 })
  store.step('applied')
  return { entry, store }
}

/** A store that the app itself saves with every change, and reads when it starts. */
export function selfSaved(page: PageBuilder, initial: State, saved: Encoded | undefined) {
  const entry = page.localStorage('draft').found(saved)
  const store = page.store('draft', initial)
  return {
    entry,
    store,
    save: () => entry.write({ ...store.state }, 'save'),
    set: (members: State, by: string) => {
      store.set(members, by)
      entry.write({ ...store.state }, 'save')
    },
  }
}

/** A library notes in the state who subscribes; the app saves all of it, and takes in none of that. */
export function subscribed(library: string) {
  const built = recording()
  const tab = built.tab()
  const leave = tab.open().at(2)
  const describe = (page: PageBuilder): void =>
    page.describe({ id: 'memory:draft', kind: 'memory', label: 'draft', library, volatile: [['subscriptions']] })
  const first = selfSaved(leave, { text: '', subscriptions: {} }, undefined)
  describe(leave)
  first.entry.read()
  leave.at(1_000)
  first.set({ text: 'Once', subscriptions: { a: 1 } }, 'subscribe')
  const saved = { text: 'Once', subscriptions: { a: 1 } }
  leave.at(3_000).leave()
  const page = tab.open(undefined, 'reload').at(3_102)
  const second = selfSaved(page, { text: '', subscriptions: {} }, saved)
  describe(page)
  second.entry.read(saved)
  second.set({ text: 'Once', subscriptions: { b: 1 } }, 'restore')
  return built.build()
}

/** The app notes with every page when it began. */
export function noted(isRead: boolean) {
  const built = recording()
  const tab = built.tab()
  let saved: { startedAt: number; clicks: number } | undefined
  for (const at of [0, 3_000]) {
    const page = built.at(at) && tab.open(undefined, at === 0 ? 'navigate' : 'reload').at(at + 2)
    const own = selfSaved(page, { startedAt: at + 2, clicks: 1 }, saved)
    if (isRead) own.entry.read(saved)
    own.save()
    page.at(at + 1_000)
    own.set({ clicks: 2 }, 'click')
    saved = { startedAt: at + 2, clicks: 2 }
    page.at(at + 2_900)
    own.set({ clicks: 1 }, 'click')
    if (at === 0) page.leave()
  }
  return built.build()
}
