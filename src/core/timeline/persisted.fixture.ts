import type { Encoded } from '../value/encoded'
import type { EntryBuilder, PageBuilder, StoreBuilder } from './builder.fixture'

type State = { [key: string]: Encoded }

interface PersistedStore {
  name: string
  initial: State
  /** What the entry holds at load; absent: there is no entry. */
  saved?: State
  savedVersion?: number
  version?: number
  hasMigrate?: boolean
  /** Fields that partialize leaves out. */
  omits?: string[]
  area?: 'localStorage' | 'sessionStorage'
}

/** A zustand store persisted to web storage, hydrated while it is created, as in zustand ≥ 4.5.5. */
export function persistedStore(page: PageBuilder, options: PersistedStore): PersistedBuilder {
  const {
    name,
    initial,
    saved,
    version = 0,
    savedVersion = version,
    hasMigrate = false,
    omits = [],
    area = 'localStorage',
  } = options
  const stored = saved && { state: saved, version: savedVersion }
  const entry = page[area](name).found(stored)
  const store = page.store(name, initial, { name, version, hasMigrate, omits: omits.map((key) => [key]) })
  store.step('started')
  entry.read(stored)
  store.apply(savedVersion === version ? saved : undefined)
  return new PersistedBuilder(page, store, entry, version, omits)
}

class PersistedBuilder {
  constructor(
    readonly page: PageBuilder,
    readonly store: StoreBuilder,
    readonly entry: EntryBuilder,
    private readonly version: number,
    private readonly omits: readonly string[],
  ) {}

  /** What persist writes for the state as it is. */
  get envelope(): { state: State; version: number } {
    const kept = Object.entries(this.store.state).filter(([key]) => !this.omits.includes(key))
    return { state: Object.fromEntries(kept), version: this.version }
  }

  /** A change that persist writes in the same run. */
  set(members: State, by?: string): this {
    this.store.set(members, by)
    this.entry.write(this.envelope, by)
    return this
  }
}
