import { persistedStore, recording } from '../core/timeline/build.fixture'
import type { Encoded } from '../core/value/encoded'
import type { RuleFixture } from './support/fixture'

type State = { [key: string]: Encoded }

const initial = { name: '', tags: [], size: 12 }
const old = { name: 'Ada', tags: ['math', 'engine'] }
const v1 = { state: old, version: 1 }

/** A store of version 2 with a `migrate` that has been handed what version 1 saved. */
function handedOn(begins: State = initial) {
  const built = recording()
  const page = built.tab().open()
  const entry = page.localStorage('profile').found(v1)
  const store = page.at(2).store('profile', begins, { version: 2, hasMigrate: true })
  store.step('started')
  entry.read(v1)
  store.step('read', { state: old })
  return { built, page, entry, store }
}

/** The defaults are taken in, and written as version 2. */
function defaultsApplied({ entry, store }: ReturnType<typeof handedOn>): void {
  store.step('merged', { state: store.state })
  store.set({}, undefined, { hydration: 1 })
  entry.write({ state: store.state, version: 2 }, 'hydrate')
  store.step('applied')
}

export const fixture: RuleFixture = {
  fires: [
    {
      name: 'zustand 4.5.5 does not wait for a promise: its result comes when the defaults are written',
      recording: () => {
        const migrating = handedOn()
        defaultsApplied(migrating)
        migrating.page.at(30)
        migrating.store.step('migrated', { state: { ...old, size: 16 }, fromVersion: 1 })
        return migrating.built.build()
      },
      subject: 'profile',
      rescue: 'what v1 had saved',
      paths: ['name', 'tags', 'size'],
      confidence: 'certain',
      says: ['`migrate` from v1 to v2 was not awaited', 'at +30 ms', 'localStorage says v2 since +2 ms'],
      consequence: '3 saved fields gone from memory and localStorage',
    },
    {
      name: 'a promise that has not come so far, or failed',
      recording: () => {
        const migrating = handedOn()
        defaultsApplied(migrating)
        return migrating.built.build()
      },
      subject: 'profile',
      paths: ['name', 'tags'],
      confidence: 'likely',
      says: ['has returned nothing so far'],
    },
    {
      name: 'an error swallowed within migrate: it returns nothing',
      recording: () => {
        const migrating = handedOn()
        migrating.store.step('migrated', { fromVersion: 1 })
        defaultsApplied(migrating)
        return migrating.built.build()
      },
      subject: 'profile',
      paths: ['name', 'tags'],
      confidence: 'likely',
      says: ['returned nothing'],
    },
    {
      name: 'it threw, and the next change wrote the defaults as the new version',
      recording: () => {
        const { built, page, entry, store } = handedOn()
        store.failed('TypeError', 'saved.list is undefined')
        page.at(400)
        store.set({ size: 14 }, 'setSize')
        entry.write({ state: store.state, version: 2 }, 'setSize')
        return built.build()
      },
      subject: 'profile',
      paths: ['name', 'tags'],
      confidence: 'certain',
      says: ['threw (TypeError: saved.list is undefined)', 'since +400 ms'],
    },
    {
      name: 'its result was returned, and a merge of the app left it aside',
      recording: () => {
        const migrating = handedOn()
        migrating.store.step('migrated', { state: { ...old, size: 12 }, fromVersion: 1 })
        defaultsApplied(migrating)
        return migrating.built.build()
      },
      subject: 'profile',
      paths: ['name', 'tags'],
      says: ['ran and its result was left aside'],
    },
  ],
  silent: [
    {
      name: 'its result is in memory',
      clears: 'its result is in memory',
      recording: () => {
        const { built, entry, store } = handedOn()
        const state = { ...old, size: 16 }
        store.step('migrated', { state, fromVersion: 1 })
        store.step('merged', { state: { ...initial, ...state } })
        store.set(state, undefined, { hydration: 1 })
        entry.write({ state, version: 2 }, 'hydrate')
        store.step('applied')
        return built.build()
      },
    },
    {
      name: 'a promise that is awaited',
      recording: () => {
        const { built, page, entry, store } = handedOn()
        page.at(40)
        const state = { ...old, size: 16 }
        store.step('migrated', { state, fromVersion: 1 })
        store.set(state, undefined, { hydration: 1 })
        entry.write({ state, version: 2 }, 'hydrate')
        store.step('applied')
        return built.build()
      },
    },
    {
      name: 'the app puts the result into the store by itself, later',
      recording: () => {
        const migrating = handedOn()
        defaultsApplied(migrating)
        const { built, page, entry, store } = migrating
        page.at(30)
        store.step('migrated', { state: { ...old, size: 16 }, fromVersion: 1 })
        store.set({ ...old, size: 16 }, 'afterMigration')
        entry.write({ state: store.state, version: 2 }, 'afterMigration')
        return built.build()
      },
    },
    {
      name: 'the result says the same as the defaults',
      recording: () => {
        const migrating = handedOn(old)
        migrating.store.step('migrated', { state: old, fromVersion: 1 })
        defaultsApplied(migrating)
        return migrating.built.build()
      },
    },
    {
      name: 'it threw, and what was saved still stands: the version has not advanced',
      instead: 'version-discard',
      recording: () => {
        const { built, store } = handedOn()
        store.failed('TypeError', 'saved.list is undefined')
        return built.build()
      },
    },
    {
      name: 'the new release leaves the fields out of what it saves',
      recording: () => {
        const built = recording()
        const page = built.tab().open()
        const entry = page.localStorage('profile').found(v1)
        const omits = [['name'], ['tags']]
        const store = page.at(2).store('profile', initial, { version: 2, hasMigrate: true, omits })
        store.step('started')
        entry.read(v1)
        store.step('read', { state: old })
        store.step('migrated', { state: { size: 12 }, fromVersion: 1 })
        store.set({}, undefined, { hydration: 1 })
        entry.write({ state: { size: 12 }, version: 2 }, 'hydrate')
        store.step('applied')
        return built.build()
      },
    },
    {
      name: 'there is no migrate',
      instead: 'version-discard',
      recording: () => {
        const built = recording()
        const page = built.tab().open().at(2)
        persistedStore(page, { name: 'profile', initial, saved: old, savedVersion: 1, version: 2 })
        return built.build()
      },
    },
    {
      name: "a copy of the server's data that was fetched anew",
      recording: () => {
        const { built, page, entry, store } = handedOn()
        store.step('migrated', { fromVersion: 1 })
        store.set({}, undefined, { hydration: 1 })
        entry.write({ state: store.state, version: 2 }, 'hydrate')
        store.step('applied')
        const request = page.at(10).request('GET', '/api/profile')
        page.at(60)
        request.answers(200, old)
        store.set(old, 'load', { origins: [request.origin(['tags'], ['tags'])] })
        entry.write({ state: store.state, version: 2 }, 'load')
        return built.build()
      },
    },
  ],
}
