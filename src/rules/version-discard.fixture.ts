import { persistedStore, recording } from '../core/timeline/build.fixture'
import type { RuleFixture } from './support/fixture'

const initial = { theme: 'light', fontSize: 12 }
const saved = { theme: 'dark', fontSize: 16 }

/** A store that declares version 2 and finds what another version saved. */
function found(savedVersion: number, hasMigrate = false) {
  const built = recording()
  const page = built.tab().open().at(2)
  return {
    built,
    page,
    settings: persistedStore(page, { name: 'settings', initial, saved, savedVersion, version: 2, hasMigrate }),
  }
}

const sheet = { view: 'day', goal: 8 }

/** A store that an app reads and writes by itself, with a version of its own beside it; `writes`: what it makes of version 3. */
function selfSaved(writes: { [key: string]: string | number }, version = 4) {
  const old = { version: 3, view: 'week', goal: 6 }
  const built = recording()
  const page = built.tab().open().at(2)
  const entry = page.localStorage('sheet').found(old)
  entry.read(old)
  const store = page.store('sheet', sheet)
  page.at(20)
  store.set(writes, 'restore')
  entry.write({ version, ...store.state }, 'save')
  page.at(2_000)
  store.set({ note: 'Fog' }, 'type')
  entry.write({ version, ...store.state }, 'save')
  return built.build()
}

export const fixture: RuleFixture = {
  fires: [
    {
      name: 'a version that the app itself writes, and asks for when it reads',
      recording: () => selfSaved({ note: 'Sun' }),
      subject: 'sheet',
      paths: ['view', 'goal'],
      confidence: 'likely',
      says: ['v3 data in localStorage `sheet` was read and left aside by an app that writes v4', '2 fields lost'],
      rescue: 'what was saved by version 3',
    },
    {
      name: 'a version bump without migrate: the old text stands until the next write',
      recording: () => found(1).built.build(),
      subject: 'settings',
      paths: ['theme', 'fontSize'],
      confidence: 'certain',
      says: [
        'v1 data ignored by a v2 store',
        'recoverable until the next write',
        '2 fields at risk: `theme`, `fontSize`',
      ],
      consequence: 'The next change of the store overwrites them for good: theme, fontSize.',
      rescue: 'what was saved by version 1',
    },
    {
      name: 'a rollback: the stored version is newer',
      recording: () => found(3).built.build(),
      subject: 'settings',
      paths: ['theme', 'fontSize'],
      says: ['v3 data ignored by a v2 store', 'rollback'],
    },
    {
      name: 'the next set has overwritten the old text',
      recording: () => {
        const { built, page, settings } = found(1)
        page.at(40)
        settings.set({ theme: 'blue' }, 'setTheme')
        return built.build()
      },
      subject: 'settings',
      paths: ['theme', 'fontSize'],
      says: ['overwritten at +40 ms by setTheme', '2 fields lost'],
      consequence: 'The old value is in this recording; put back, it is ignored again until there is a `migrate`',
      rescue: 'what was saved by version 1',
      fix: `localStorage.setItem("settings", "{`,
    },
    {
      name: 'zustand 4.5.4 wipes the entry while it hydrates',
      recording: () => {
        const built = recording()
        const page = built.tab().open()
        const entry = page.localStorage('settings').found({ state: saved, version: 1 })
        const store = page.at(2).store('settings', initial, { version: 2 })
        store.step('started')
        entry.read({ state: saved, version: 1 })
        store.step('read')
        store.step('merged', { state: initial })
        store.set({}, undefined, { hydration: 1 })
        entry.write({ state: initial, version: 2 }, 'hydrate')
        store.step('applied')
        return built.build()
      },
      subject: 'settings',
      paths: ['theme', 'fontSize'],
      says: ['overwritten at +2 ms'],
    },
    {
      name: 'a migrate that throws: the defaults stay',
      recording: () => {
        const built = recording()
        const page = built.tab().open()
        const entry = page.localStorage('settings').found({ state: saved, version: 1 })
        const store = page.at(2).store('settings', initial, { version: 2, hasMigrate: true })
        store.step('started')
        entry.read({ state: saved, version: 1 })
        store.step('read', { state: saved })
        store.failed('TypeError', 'saved is undefined')
        return built.build()
      },
      subject: 'settings',
      paths: ['theme', 'fontSize'],
      says: ['because its `migrate` failed', 'recoverable'],
    },
  ],
  silent: [
    {
      name: 'an app that converts what an older version of it had saved',
      recording: () => selfSaved({ view: 'week', goal: 60 }),
    },
    {
      name: 'an app that leaves aside what it has saved itself: its version is the same',
      recording: () => selfSaved({ note: 'Sun' }, 3),
    },
    {
      name: 'a working migrate',
      recording: () => {
        const built = recording()
        const page = built.tab().open()
        const entry = page.localStorage('settings').found({ state: { colour: 'dark' }, version: 1 })
        const store = page.at(2).store('settings', initial, { version: 2, hasMigrate: true })
        store.step('started')
        entry.read({ state: { colour: 'dark' }, version: 1 })
        const migrated = { theme: 'dark', fontSize: 12 }
        store.apply({ colour: 'dark' }, { state: migrated, fromVersion: 1 })
        entry.write({ state: migrated, version: 2 }, 'hydrate')
        return built.build()
      },
      clears: 'v1 data was found by a v2 store, whose `migrate` took it in',
    },
    { name: 'the same version', recording: () => found(2).built.build() },
    {
      name: 'the old data says the same as the defaults',
      recording: () => {
        const built = recording()
        persistedStore(built.tab().open().at(2), {
          name: 'settings',
          initial,
          saved: initial,
          savedVersion: 1,
          version: 2,
        })
        return built.build()
      },
    },
    {
      name: "a copy of the server's data that was fetched again",
      recording: () => {
        const built = recording()
        const page = built.tab().open()
        const cached = { cache: { at: 1, scenes: [{ id: 's1', title: 'Storm at sea' }] } }
        const entry = page.localStorage('cache').found({ state: cached, version: 1 })
        const store = page.at(2).store('cache', { cache: {} }, { version: 2 })
        store.step('started')
        entry.read({ state: cached, version: 1 })
        store.apply()
        const scenes = [{ id: 's1', title: 'Storm at sea' }]
        const request = page.request('GET', '/api/scenes')
        page.at(90)
        request.answers(200, scenes)
        store.set({ cache: { at: 90, scenes } }, 'load', { origins: [request.origin(['cache', 'scenes'])] })
        entry.write({ state: store.state, version: 2 }, 'load')
        return built.build()
      },
    },
    {
      name: 'a cache that its own storage drops by age, or by the release that wrote it',
      recording: () => {
        const built = recording()
        const page = built.tab().open()
        const cached = (version: number, age: { [key: string]: number | string }) => ({ state: saved, version, ...age })
        const entry = page.localStorage('settings').found(cached(1, { expires: 5, buster: 'r41' }))
        const store = page.at(2).store('settings', initial, { version: 2 })
        store.step('started')
        entry.read(cached(1, { expires: 5, buster: 'r41' }))
        store.apply()
        page.at(400)
        store.set({ theme: 'blue' }, 'setTheme')
        entry.write(cached(2, { expires: 9, buster: 'r42' }), 'setTheme')
        return built.build()
      },
    },
    {
      name: 'nothing was saved',
      recording: () => {
        const built = recording()
        persistedStore(built.tab().open().at(2), { name: 'settings', initial, version: 2 })
        return built.build()
      },
    },
    {
      name: 'another release ran in the document before, with its own version',
      recording: () => {
        const built = recording()
        const tab = built.tab()
        const before = tab.open()
        persistedStore(before.at(2), { name: 'settings', initial, saved, version: 1 })
        before.at(900).leave()
        const page = tab.open(undefined, 'reload').at(1_000)
        const entry = page.localStorage('settings').found({ state: saved, version: 1 })
        const store = page.store('settings', initial, { version: 2, hasMigrate: true })
        store.step('started')
        entry.read({ state: saved, version: 1 })
        store.apply(saved, { state: saved, fromVersion: 1 })
        entry.write({ state: saved, version: 2 }, 'hydrate')
        return built.build()
      },
    },
  ],
}
