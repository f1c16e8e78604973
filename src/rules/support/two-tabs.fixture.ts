import { persistedStore, recording, type PageBuilder } from '../../core/timeline/build.fixture'
import type { Recording } from '../../core/timeline/recording'
import type { Encoded } from '../../core/value/encoded'

type State = { [key: string]: Encoded }
type Persisted = ReturnType<typeof persistedStore>

/** One tab of two with the same zustand store, persisted under the same key. */
interface Tab {
  page: PageBuilder
  store: Persisted['store']
  /** A change that persist writes at once, at a moment; the other tab hears of it a millisecond later. */
  set: (at: number, members: State, by: string) => void
  /** What a listener for the storage event, or a BroadcastChannel, does: takes in what is saved. */
  follow: (at: number, state: State) => void
  use: (at: number) => void
  /** Removes the entry; the other tab hears of it. */
  remove: (at: number) => void
}

interface TwoTabs {
  built: ReturnType<typeof recording>
  first: Tab
  second: Tab
  entries: [Persisted['entry'], Persisted['entry']]
}

/** Two tabs with a persisted store; `saved` stands in the entry when they begin. */
export function twoTabs(initial: State, saved?: State, name = 'board'): TwoTabs {
  const built = recording()
  const pages = [built.tab().open(), built.at(500).tab().open()] as const
  const options = { name, initial, ...(saved && { saved }) }
  const stores = [persistedStore(pages[0], options), persistedStore(pages[1], options)] as const
  const entries: TwoTabs['entries'] = [stores[0].entry, stores[1].entry]
  const hears = (other: 0 | 1, at: number, content: Encoded | undefined): void => {
    pages[other].at(at + 1)
    if (content === undefined) entries[other].remove('storage-event')
    else entries[other].write(content, undefined, { seenBy: 'storage-event' })
  }
  const tab = (own: 0 | 1, other: 0 | 1): Tab => ({
    page: pages[own],
    store: stores[own].store,
    set: (at, members, by) => {
      pages[own].at(at)
      stores[own].set(members, by)
      hears(other, at, stores[own].envelope)
    },
    follow: (at, state) => {
      pages[own].at(at)
      stores[own].store.step('started')
      entries[own].read({ state, version: 0 })
      stores[own].store.apply(state)
    },
    use: (at) => {
      pages[own].at(at).add({ type: 'page-used' })
    },
    remove: (at) => {
      pages[own].at(at)
      entries[own].remove()
      hears(other, at, undefined)
    },
  })
  return { built, first: tab(0, 1), second: tab(1, 0), entries }
}

/** The finished recording of what two tabs did. */
export function played(initial: State, saved: State | undefined, play: (tabs: TwoTabs) => void): () => Recording {
  return () => {
    const tabs = twoTabs(initial, saved)
    play(tabs)
    return tabs.built.build()
  }
}

/** A store that the app itself creates with what is saved: tab 1 signs out and removes it, tab 2 saves something else. */
export function preloaded(): Recording {
  const built = recording()
  const saved = { token: 'secret-of-ada', uid: 'user-1', pings: 0 }
  const start = (page: PageBuilder) => {
    const entry = page.localStorage('auth').found(saved)
    const store = page.store('redux', saved)
    const save = (at: number, members: State, by: string): void => {
      page.at(at)
      store.set(members, by)
      entry.write(store.state, by)
    }
    return { page, entry, save }
  }
  const first = start(built.tab().open())
  const second = start(built.at(500).tab().open())
  first.save(6_000, { token: '', uid: '' }, 'signOut')
  first.entry.remove()
  second.page.at(6_001)
  second.entry.remove('storage-event')
  second.save(11_000, { pings: 1 }, 'ping')
  return built.build()
}

/** Tab 2 begins before tab 1 saves for the first time, reads that when it hydrates, and does not follow what comes later. */
export function slowToLoad(): Recording {
  const built = recording()
  const pages = [built.tab().open(), built.at(500).tab().open()] as const
  const [name, initial] = ['board', { a: 0, b: 0 }]
  const first = persistedStore(pages[0], { name, initial })
  pages[0].at(600)
  first.set({ a: 1 }, 'setA')
  pages[1].at(700)
  const second = persistedStore(pages[1], { name, initial, saved: { a: 1, b: 0 } })
  pages[0].at(6_000)
  first.set({ a: 2 }, 'setA')
  pages[1].at(6_001)
  second.entry.write(first.envelope, undefined, { seenBy: 'storage-event' })
  pages[1].at(11_000)
  second.set({ b: 1 }, 'setB')
  pages[0].at(11_001)
  first.entry.write(second.envelope, undefined, { seenBy: 'storage-event' })
  return built.build()
}
