import { recording, writtenBy } from '../core/timeline/build.fixture'
import type { RuleFixture } from './support/fixture'
import { noted, reloaded, restored, selfSaved, subscribed } from './support/reload.fixture'
import { fetchedAnew, lostFromLists, notUsedYet } from './support/reload-lists.fixture'

const initial = { title: '', text: '', size: 12 }
const options = { initial }
const written = { title: 'A tale', text: 'Once upon', size: 14 }

/** The title is saved; the text is changed later and not written any more. */
function owed(text = 'Once upon') {
  return reloaded(options, (first) => {
    first.set({ title: 'A tale' }, 'rename')
    first.page.at(2_900)
    first.store.set({ text }, 'type')
  })
}

/** All of it is saved before the page is left. */
const savedAll = (more = options) => reloaded(more, (first) => first.set(written, 'write'))

/** A store that the app saves by itself; the new page wrote its defaults before it read. */
function overwritten() {
  const built = recording()
  const tab = built.tab()
  const page = tab.open().at(2)
  const first = selfSaved(page, initial, undefined)
  first.entry.read()
  page.at(1_000)
  first.set({ title: 'A tale', text: 'Once upon' }, 'write')
  page.at(3_000).leave()
  const next = tab.open(undefined, 'reload').at(3_102)
  const second = selfSaved(next, initial, { ...initial, title: 'A tale', text: 'Once upon' })
  return { built, next, second }
}

export const fixture: RuleFixture = {
  fires: [
    {
      name: 'a throttled writer: the page was reloaded before it wrote',
      recording: () => {
        const { built, leave } = owed()
        restored(leave(), options, { ...initial, title: 'A tale' })
        return built.build()
      },
      subject: 'draft',
      paths: ['text'],
      confidence: 'certain',
      says: [
        'the reload at 12:03:03 lost `text`',
        'type changed it at 12:03:02',
        '100 ms later',
        'localStorage `draft`',
      ],
      consequence: 'Only this recording still holds what was there before the reload: text.',
    },
    {
      name: 'saved, and a merge of its own does not put it into the store',
      recording: () => {
        const { built, leave } = savedAll()
        const { store } = restored(leave(), options, written, { title: 'A tale' })
        store.set({ size: 12 })
        return built.build()
      },
      subject: 'draft',
      paths: ['text', 'size'],
      confidence: 'likely',
      says: ['lost `text`, `size`', 'localStorage `draft` held it when the page was left', 'a state without it'],
      consequence: 'localStorage still holds text, size; the next change of the store writes over 2 fields.',
    },
    {
      name: 'the new page wrote its defaults before it read what was saved',
      recording: () => {
        const { built, next, second } = overwritten()
        second.save()
        next.at(3_110)
        second.entry.read({ ...initial })
        return built.build()
      },
      subject: 'draft',
      paths: ['title', 'text'],
      confidence: 'certain',
      says: ['the new page wrote another value over it at 12:03:03 (save)'],
      rescue: 'what localStorage held before the reload',
      consequence: 'Only this recording still holds',
    },
    ...lostFromLists,
  ],
  silent: [
    fetchedAnew,
    notUsedYet,
    { name: 'what a library notes of one copy only', recording: () => subscribed('redux') },
    {
      name: 'everything is given back',
      recording: () => {
        const { built, leave } = savedAll()
        restored(leave(), options, written)
        return built.build()
      },
    },
    {
      name: 'partialized out',
      recording: () => {
        const more = { initial, omits: ['text'] }
        const { built, leave } = savedAll(more)
        restored(leave(), more, { title: 'A tale', size: 14 })
        return built.build()
      },
    },
    {
      name: 'expired: what was saved says how long it is good for',
      recording: () => {
        const built = recording()
        const tab = built.tab()
        const page = tab.open().at(2)
        const first = selfSaved(page, initial, undefined)
        first.entry.read()
        page.at(1_000)
        first.store.set({ text: 'Once upon' }, 'type')
        first.entry.write({ ...first.store.state, expiresAt: 1 }, 'save')
        page.at(3_000).leave()
        const next = tab.open(undefined, 'reload').at(3_102)
        const second = selfSaved(next, initial, { ...initial, text: 'Once upon', expiresAt: 1 })
        second.entry.read({ ...initial, text: 'Once upon', expiresAt: 1 })
        return built.build()
      },
    },
    {
      name: 'the entry was gone when the page came back',
      recording: () => {
        const { built, leave } = savedAll()
        restored(leave(), options, undefined)
        return built.build()
      },
    },
    {
      name: 'sign-out: the entry was removed, then the page reloaded',
      recording: () => {
        const { built, first, leave } = savedAll()
        first.page.at(2_990)
        first.entry.remove()
        restored(leave(), options, undefined)
        return built.build()
      },
    },
    {
      name: 'sign-out found by the new page: it removes the entry',
      recording: () => {
        const { built, next, second } = overwritten()
        next.at(3_105)
        second.entry.remove()
        second.entry.read()
        return built.build()
      },
    },
    {
      name: 'given back, then reset by the app',
      recording: () => {
        const { built, leave } = savedAll()
        const { entry, store } = restored(leave(), options, written)
        store.set(initial, 'signOut')
        entry.write({ state: initial, version: 0 }, 'signOut')
        return built.build()
      },
    },
    {
      name: 'computed anew while the new page starts',
      recording: () => {
        const { built, leave } = savedAll()
        const { entry, store } = restored(leave(), options, written, { title: 'A tale', size: 14 })
        store.set({ text: 'Twice upon' }, 'compute')
        entry.write({ state: store.state, version: 0 }, 'compute')
        return built.build()
      },
    },
    {
      name: 'fetched before it settled',
      recording: () => {
        const { built, leave } = savedAll()
        const page = leave()
        const { entry, store } = restored(page, options, written, { title: 'A tale', size: 14 })
        const load = page.request('GET', '/api/draft')
        page.at(5_600)
        load.answers(200, { text: 'Once upon' })
        store.set({ text: 'Once upon' }, 'load', { origins: [load.origin(['text'], ['text'])] })
        entry.write({ state: store.state, version: 0 }, 'load')
        return built.build()
      },
    },
    {
      name: 'the new page has not come to rest yet',
      recording: () => {
        const { built, leave } = savedAll()
        const page = leave()
        restored(page, options, written, { title: 'A tale' })
        return built.build(500)
      },
    },
    {
      name: "the server's answer, which can be asked for again",
      recording: () => {
        const { built, leave } = reloaded(options, ({ page, store, entry }) => {
          const load = page.request('GET', '/api/draft')
          page.at(1_050)
          load.answers(200, { text: 'Once upon' })
          store.set({ text: 'Once upon' }, 'load', { origins: [load.origin(['text'], ['text'])] })
          entry.write({ state: store.state, version: 0 }, 'load')
        })
        restored(leave(), options, { ...initial, text: 'Once upon' }, { title: '', size: 12 })
        return built.build()
      },
    },
    {
      name: 'the app has not started to read it back (skipHydration)',
      recording: () => {
        const { built, leave } = savedAll()
        const page = leave()
        page.localStorage('draft').found({ state: written, version: 0 })
        page.store('draft', initial, { skipHydration: true })
        return built.build()
      },
    },
    {
      name: 'another tab has changed it meanwhile',
      recording: () => {
        const { built, leave } = savedAll()
        const page = leave()
        restored(page, options, { ...written, text: 'Long ago' })
        return built.build()
      },
    },
    {
      name: 'a flag of the moment',
      recording: () => {
        const flags = { initial: { title: '', isOpen: false } }
        const { built, leave } = reloaded(flags, (first) => first.set({ title: 'A tale', isOpen: true }, 'open'))
        restored(leave(), flags, { title: 'A tale', isOpen: true }, { title: 'A tale' })
        return built.build()
      },
    },
    { name: 'a note of the time that nobody reads back', recording: () => noted(false) },
    { name: 'a start of its own with every page, the last one read for show', recording: () => noted(true) },
    {
      name: 'a version of its own: the saved state was not taken in',
      instead: 'version-discard',
      recording: () => {
        const { built, leave } = savedAll()
        const page = leave()
        const entry = page.localStorage('draft').found({ state: written, version: 0 })
        const store = page.store('draft', initial, { version: 1 })
        store.step('started')
        entry.read({ state: written, version: 0 })
        store.apply()
        return built.build()
      },
    },
    {
      name: 'an early write replaced it: told as its cause',
      instead: 'write-before-hydration',
      recording: () => {
        const { built, leave } = savedAll()
        const page = leave()
        const entry = page.localStorage('draft').found({ state: written, version: 0 })
        const store = page.store('draft', initial, {})
        store.set({ size: 13 }, writtenBy('early'))
        entry.write({ state: store.state, version: 0 }, 'early')
        page.at(3_110)
        store.step('started')
        entry.read({ state: store.state, version: 0 })
        store.apply({ title: '', text: '', size: 13 })
        return built.build()
      },
    },
    {
      name: 'a refused write: told as its cause',
      instead: 'quota-exceeded',
      recording: () => {
        const { built, leave } = reloaded(options, (first) => {
          first.set({ title: 'A tale' }, 'rename')
          first.page.at(2_000)
          first.store.set({ text: 'Once upon' }, 'type')
          first.entry.fail({ state: first.store.state, version: 0 })
        })
        restored(leave(), options, { ...initial, title: 'A tale' })
        return built.build()
      },
    },
  ],
}
