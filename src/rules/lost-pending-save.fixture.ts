import { persistedStore, recording } from '../core/timeline/build.fixture'
import type { RuleFixture } from './support/fixture'
import { about, again, autosaved, left, note, renamed } from './support/left.fixture'
import { payload } from './support/rendered.fixture'
import { a, b, c, reloaded, studio } from './support/studio.fixture'

export const fixture: RuleFixture = {
  fires: [
    {
      name: 'a request was under way when the page was reloaded',
      recording: () => {
        const { built, tab, page, store } = studio()
        page.at(4_950)
        store.set({ scenes: [renamed, b] }, 'rename')
        page.request('PATCH', '/api/scenes/a', { title: 'Overture' })
        reloaded(tab, page)
        return built.build()
      },
      subject: 'scenes-store',
      paths: ['scenes.a.title'],
      confidence: 'likely',
      says: [
        'left at 12:03:05',
        '50 ms after PATCH /api/scenes/a was sent',
        'GET /api/scenes answered at 12:03:05 without it.',
      ],
      consequence: 'The change is lost: scenes.a.title.',
    },
    {
      name: 'a new scene was under way',
      recording: () => {
        const { built, tab, page, store } = studio()
        page.at(4_950)
        store.set({ scenes: [a, b, c] }, 'addScene')
        page.request('POST', '/api/scenes', c)
        reloaded(tab, page)
        return built.build()
      },
      subject: 'scenes-store',
      paths: ['scenes.c'],
    },
    {
      name: 'an autosave was still waiting',
      recording: () => {
        const { built, tab, page, store } = autosaved()
        store.set({ scenes: [again, b] }, 'rename')
        left(tab, page, [renamed, b])
        return built.build()
      },
      subject: 'scenes-store',
      paths: ['scenes.a.title'],
      says: [
        '100 ms after rename changed `scenes.a.title`',
        'follows after 800 ms (PATCH /api/scenes/a) was never sent',
      ],
    },
    {
      name: 'an autosave that always takes the whole thing along was still waiting',
      recording: () => {
        const { built, tab, page, store } = studio()
        page.add({ type: 'page-used' })
        store.set({ scenes: [renamed, b] }, 'rename')
        const save = page.at(1_800).request('PUT', '/api/scenes/a', renamed)
        page.at(1_840)
        save.answers(200, renamed)
        page.at(4_900).add({ type: 'page-used' })
        store.set({ scenes: [{ ...again, code: 'scene("prelude")' }, b] }, 'rewrite')
        left(tab, page, [renamed, b])
        return built.build()
      },
      subject: 'scenes-store',
      paths: ['scenes.a.title', 'scenes.a.code'],
    },
    {
      name: 'an autosave of another entity of the list was still waiting',
      recording: () => {
        const { built, tab, page, store } = autosaved()
        store.set({ scenes: [renamed, { ...b, title: 'Calm' }] }, 'rename')
        left(tab, page, [renamed, b])
        return built.build()
      },
      subject: 'scenes-store',
      paths: ['scenes.b.title'],
    },
    {
      name: 'localStorage still claims it',
      recording: () => {
        const built = recording()
        const tab = built.tab()
        const page = tab.open().at(5)
        const kept = note(page, 'Wind')
        const load = page.at(10).request('GET', '/api/note')
        page.at(60)
        load.answers(200, { ...about, text: 'Wind' })
        page.at(1_000)
        kept.set({ text: 'Wind, rain' }, 'type')
        const save = page.at(1_500).request('PUT', '/api/note', { ...about, text: 'Wind, rain' })
        page.at(1_540)
        save.answers(204)
        page.at(3_000)
        kept.set({ text: 'Wind, rain and hail' }, 'type')
        page.at(3_200).leave()
        const next = tab.open(undefined, 'reload').at(3_300)
        note(next, 'Wind, rain and hail')
        const reload = next.at(3_310).request('GET', '/api/note')
        next.at(3_350)
        reload.answers(200, { ...about, text: 'Wind, rain' })
        return built.build()
      },
      subject: 'note',
      paths: ['text'],
      says: ['GET /api/note answered at 12:03:03 without it, while memory and localStorage still claim it'],
      consequence: 'looks saved',
    },
    {
      name: 'the next page came rendered without it, and nothing else was asked of the server',
      recording: () => {
        const built = recording()
        const tab = built.tab()
        const page = tab.open().at(5)
        payload(page, { scenes: [a, b] })
        const store = page.store('app', { scenes: [a, b] })
        page.at(1_000)
        store.set({ scenes: [renamed, b] }, 'rename')
        page.request('PUT', '/api/scenes/a', renamed)
        page.at(1_050).leave()
        const next = tab.open(undefined, 'reload').at(1_100)
        payload(next, { scenes: [a, b] })
        next.store('app', { scenes: [a, b] })
        return built.build()
      },
      subject: 'app',
      paths: ['scenes.a'],
      says: ['the page came back rendered (__NEXT_DATA__) at 12:03:01 without it'],
    },
    {
      name: 'nobody has read the server since',
      recording: () => {
        const { built, page, store } = studio()
        page.at(4_950)
        store.set({ scenes: [renamed, b] }, 'rename')
        page.request('PATCH', '/api/scenes/a', { title: 'Overture' })
        page.at(5_000).leave()
        return built.build()
      },
      subject: 'scenes-store',
      paths: ['scenes.a.title'],
      confidence: 'possible',
    },
  ],
  silent: [
    {
      name: 'the request arrived all the same',
      recording: () => {
        const { built, tab, page, store } = studio()
        page.at(4_950)
        store.set({ scenes: [renamed, b] }, 'rename')
        page.request('PATCH', '/api/scenes/a', { title: 'Overture' })
        left(tab, page, [renamed, b])
        return built.build()
      },
      clears: 'what the server said later has it',
    },
    {
      name: 'it was queued as a beacon when the page was left',
      recording: () => {
        const { built, tab, page, store } = autosaved()
        store.set({ scenes: [again, b] }, 'rename')
        page.at(4_990).beacon('/api/scenes/a', { id: 'a', title: 'Prelude' })
        left(tab, page, [renamed, b])
        return built.build()
      },
    },
    {
      name: 'it was sent with keepalive when the page was left',
      recording: () => {
        const { built, tab, page, store } = autosaved()
        store.set({ scenes: [again, b] }, 'rename')
        const body = { title: 'Prelude' }
        const url = `${page.document.origin}/api/scenes/a`
        page.at(4_990).add({ type: 'request-started', request: 'last', method: 'PATCH', url, body, keepalive: true })
        left(tab, page, [renamed, b])
        return built.build()
      },
      clears: 'the browser finishes a beacon',
    },
    {
      name: 'the app sends it again after its next start',
      recording: () => {
        const { built, tab, page, store } = autosaved()
        store.set({ scenes: [again, b] }, 'rename')
        page.at(5_000).leave()
        const next = tab.open(undefined, 'reload').at(5_100)
        const second = persistedStore(next, { name: 'scenes-store', initial: { scenes: [] }, omits: ['scenes'] })
        const load = next.at(5_105).request('GET', '/api/scenes')
        next.at(5_155)
        load.answers(200, [renamed, b])
        second.store.set({ scenes: [again, b] }, 'load')
        const resent = next.at(5_160).request('PATCH', '/api/scenes/a', { title: 'Prelude' })
        next.at(5_200)
        resent.answers(200, again)
        return built.build()
      },
    },
    {
      name: 'a form with a Save button that was not pressed the second time',
      recording: () => {
        const { built, tab, page, store } = studio()
        page.add({ type: 'page-used' })
        store.set({ scenes: [renamed, b] }, 'rename')
        const save = page
          .at(2_500)
          .add({ type: 'page-used' })
          .at(2_510)
          .request('PATCH', '/api/scenes/a', { title: 'Overture' })
        page.at(2_550)
        save.answers(200, renamed)
        page.at(4_900).add({ type: 'page-used' })
        store.set({ scenes: [again, b] }, 'rename')
        left(tab, page, [renamed, b])
        return built.build()
      },
    },
    {
      name: 'a form whose button is pressed at once',
      recording: () => {
        const { built, tab, page, store } = studio()
        page.add({ type: 'page-used' })
        store.set({ scenes: [renamed, b] }, 'rename')
        const save = page.at(1_040).request('PATCH', '/api/scenes/a', { title: 'Overture' })
        page.at(1_080)
        save.answers(200, renamed)
        page.at(4_980)
        store.set({ scenes: [again, b] }, 'rename')
        left(tab, page, [renamed, b])
        return built.build()
      },
    },
    {
      name: 'a change that nothing has ever saved',
      recording: () => {
        const { built, tab, page, store } = studio()
        page.at(4_900)
        store.set({ scenes: [renamed, b] }, 'rename')
        reloaded(tab, page)
        return built.build()
      },
    },
    {
      name: 'a route change within the page',
      recording: () => {
        const { built, page, store } = autosaved()
        store.set({ scenes: [again, b] }, 'rename')
        page.at(4_990).add({ type: 'url-changed', url: `${page.document.origin}/about` })
        const save = page.at(5_700).request('PATCH', '/api/scenes/a', { title: 'Prelude' })
        page.at(5_740)
        save.answers(200, again)
        return built.build()
      },
    },
    {
      name: 'the user went on with it after the reload',
      recording: () => {
        const { built, tab, page, store } = autosaved()
        store.set({ scenes: [again, b] }, 'rename')
        page.at(5_000).leave()
        const next = tab.open(undefined, 'reload').at(5_100)
        const { store: second } = persistedStore(next, {
          name: 'scenes-store',
          initial: { scenes: [] },
          omits: ['scenes'],
        })
        const load = next.at(5_105).request('GET', '/api/scenes')
        next.at(5_155)
        load.answers(200, [renamed, b])
        second.set({ scenes: [renamed, b] }, 'load', { origins: [load.origin(['scenes'])] })
        next.at(8_000)
        const last = { ...a, title: 'Finale' }
        second.set({ scenes: [last, b] }, 'rename')
        const save = next.at(8_800).request('PATCH', '/api/scenes/a', { title: 'Finale' })
        next.at(8_840)
        save.answers(200, last)
        return built.build()
      },
    },
    {
      name: 'analytics that were under way',
      recording: () => {
        const { built, tab, page } = studio()
        page.at(4_950).request('POST', '/collect', { event: 'open', id: 'a', title: 'Opening' })
        reloaded(tab, page)
        return built.build()
      },
    },
  ],
}
