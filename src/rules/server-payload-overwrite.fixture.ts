import { persistedStore, recording } from '../core/timeline/build.fixture'
import type { RuleFixture } from './support/fixture'
import { about, ada, cart, navigate, payload, putOver, rendered, server, slowProfile } from './support/rendered.fixture'
import { a, b, studio } from './support/studio.fixture'

export const fixture: RuleFixture = {
  fires: [
    {
      name: 'the data of the next page replaces the whole state',
      recording: () => {
        const { built, page, store } = rendered()
        store.set({ cart }, 'addItem')
        page.at(2_500)
        store.set({ theme: 'dark' }, 'setTheme')
        navigate(page, store, about)
        return built.build()
      },
      subject: 'app',
      paths: ['cart.items["sku-1"]', 'theme'],
      says: [
        'addItem had changed `cart.items["sku-1"]` at 12:03:02, setTheme `theme` at 12:03:02',
        'GET /_next/data/8fk2/about.json',
        'replaced them at 12:03:04 (__NEXT_REDUX_WRAPPER_HYDRATE__)',
      ],
      consequence: 'gone from memory',
    },
    {
      name: 'an effect puts what the page was rendered with over what was kept in storage',
      recording: putOver('read back'),
      subject: 'settings',
      paths: ['theme'],
      says: ['setTheme had changed `theme` at 12:03:02; what the page was rendered with (__NEXT_DATA__) replaced it'],
      rescue: 'what localStorage `settings` held before 12:03:03',
    },
    {
      name: 'or over what a plug-in had read out of storage',
      recording: putOver('set by a plug-in'),
      subject: 'settings',
      paths: ['theme'],
    },
    {
      name: 'or over what the store was made with',
      recording: putOver('made with it'),
      subject: 'settings',
      paths: ['theme'],
    },
    {
      name: 'an answer asked for before the user typed',
      recording: () => {
        const { built, page, store, load } = slowProfile()
        store.set({ profile: { id: '', name: 'Grace', city: '' } }, 'type')
        page.at(3_000)
        load.answers(200, ada)
        store.set({ profile: ada, loading: false }, 'load', { origins: [load.origin(['profile'])] })
        return built.build()
      },
      subject: 'profile',
      paths: ['profile.name'],
      says: [
        'type had changed `profile.name`',
        'the answer of GET /api/profile, asked for before that at 12:03:00, replaced it',
      ],
    },
    {
      name: 'a poll puts back what the user has not saved yet',
      recording: () => {
        const { built, page, store } = studio()
        page.add({ type: 'page-used' })
        store.set({ scenes: [{ ...a, title: 'Overture' }, b] }, 'type')
        const poll = page.at(6_000).request('GET', '/api/scenes')
        page.at(6_050)
        poll.answers(200, [a, b])
        store.set({ scenes: [a, b] }, 'poll', { origins: [poll.origin(['scenes'])] })
        return built.build()
      },
      subject: 'scenes-store',
      paths: ['scenes.a.title'],
    },
    {
      name: 'a list asked for before an optimistic change, which the server has taken',
      recording: () => {
        const { built, page, store } = studio()
        const list = page.request('GET', '/api/scenes')
        page.at(1_100).add({ type: 'page-used' })
        const renamed = { ...a, title: 'Overture' }
        store.set({ scenes: [renamed, b] }, 'rename')
        const save = page.request('PATCH', '/api/scenes/a', { title: 'Overture' })
        page.at(1_150)
        save.answers(200, renamed)
        page.at(1_400)
        list.answers(200, [a, b])
        store.set({ scenes: [a, b] }, 'load', { origins: [list.origin(['scenes'])] })
        page.at(1_500)
        const single = page.request('GET', '/api/scenes/a')
        page.at(1_540)
        single.answers(200, renamed)
        return built.build()
      },
      subject: 'scenes-store',
      paths: ['scenes.a.title'],
    },
  ],
  silent: [
    {
      name: 'what the client owns is kept',
      recording: () => {
        const { built, page, store } = rendered()
        store.set({ cart, theme: 'dark' }, 'addItem')
        navigate(page, store, about, { ...about, cart, theme: 'dark' })
        return built.build()
      },
    },
    {
      name: 'the next page brings new data for what only the server changes',
      recording: () => {
        const { built, page, store } = rendered()
        navigate(page, store, { ...about, catalog: { products: [{ ...a, title: 'Overture' }], page: 'about' } })
        return built.build()
      },
    },
    {
      name: 'the server includes the change',
      recording: () => {
        const { built, page, store } = rendered()
        store.set({ theme: 'dark' }, 'setTheme')
        navigate(page, store, { ...about, theme: 'dark' })
        return built.build()
      },
    },
    {
      name: 'a refetch after a save brings what the server made of it',
      recording: () => {
        const { built, page, store } = studio()
        store.set({ scenes: [{ ...a, title: ' overture ' }, b] }, 'rename')
        const save = page.request('PATCH', '/api/scenes/a', { title: ' overture ' })
        page.at(1_050)
        save.answers(204)
        const list = page.at(1_060).request('GET', '/api/scenes')
        page.at(1_100).add({ type: 'page-used' })
        const scenes = [{ ...a, title: 'Overture' }, b]
        list.answers(200, scenes)
        store.set({ scenes }, 'load', { origins: [list.origin(['scenes'])] })
        return built.build()
      },
    },
    {
      name: 'a refetch takes back what the server refused',
      recording: () => {
        const { built, page, store } = studio()
        store.set({ scenes: [{ ...a, title: 'Overture' }, b] }, 'rename')
        const save = page.request('PATCH', '/api/scenes/a', { title: 'Overture' })
        page.at(1_050)
        save.answers(409)
        const list = page.at(1_060).request('GET', '/api/scenes')
        page.at(1_100).add({ type: 'page-used' })
        list.answers(200, [a, b])
        store.set({ scenes: [a, b] }, 'load', { origins: [list.origin(['scenes'])] })
        return built.build()
      },
    },
    {
      name: 'a stale list over an optimistic change, mended by the next one',
      recording: () => {
        const { built, page, store } = studio()
        const list = page.request('GET', '/api/scenes')
        page.at(1_100).add({ type: 'page-used' })
        const renamed = { ...a, title: 'Overture' }
        store.set({ scenes: [renamed, b] }, 'rename')
        const save = page.request('PATCH', '/api/scenes/a', { title: 'Overture' })
        page.at(1_150)
        list.answers(200, [a, b])
        store.set({ scenes: [a, b] }, 'load', { origins: [list.origin(['scenes'])] })
        page.at(1_200)
        save.answers(200, renamed)
        store.set({ scenes: [renamed, b] }, 'rename', { origins: [save.origin(['scenes', 'a'])] })
        return built.build()
      },
    },
    {
      name: 'the user discards what was typed: the form is read from the server again',
      recording: () => {
        const { built, page, store } = studio()
        page.add({ type: 'page-used' })
        store.set({ scenes: [{ ...a, title: 'Overture' }, b] }, 'type')
        const list = page.at(6_000).add({ type: 'page-used' }).request('GET', '/api/scenes')
        page.at(6_050)
        list.answers(200, [a, b])
        store.set({ scenes: [a, b] }, 'discard', { origins: [list.origin(['scenes'])] })
        return built.build()
      },
    },
    {
      name: 'the user empties the cart and goes back to the light theme',
      recording: () => {
        const { built, page, store } = rendered()
        store.set({ cart, theme: 'dark' }, 'addItem')
        page.at(4_000).add({ type: 'page-used' })
        store.set(server, 'reset')
        return built.build()
      },
    },
    {
      name: 'signing out resets the store and goes to another page',
      recording: () => {
        const { built, page, store } = rendered()
        store.set({ cart, theme: 'dark' }, 'addItem')
        page
          .at(4_000)
          .add({ type: 'page-used' })
          .add({ type: 'url-changed', url: `${page.document.origin}/login` })
        store.set(server, 'signOut')
        return built.build()
      },
    },
    {
      name: 'the next page of a list does not list what was marked on this one',
      recording: () => {
        const { built, page, store } = studio()
        page.add({ type: 'page-used' })
        store.set({ scenes: [a, { ...b, marked: true }] }, 'mark')
        const more = page.at(3_000).request('GET', '/api/scenes?page=2')
        page.at(3_050)
        const scenes = [{ ...a, id: 'x' }]
        more.answers(200, scenes)
        store.set({ scenes }, 'loadPage', { origins: [more.origin(['scenes'])] })
        return built.build()
      },
    },
    {
      name: 'what the app sets up while it starts gives way to the answer',
      recording: () => {
        const built = recording()
        const page = built.tab().open().at(5)
        const store = page.store('profile', { profile: { id: '', name: '', city: '' } })
        const load = page.at(10).request('GET', '/api/profile')
        page.at(15)
        store.set({ profile: { id: '', name: 'Guest', city: 'Paris' } }, 'guess')
        page.at(300)
        load.answers(200, ada)
        store.set({ profile: ada }, 'load', { origins: [load.origin(['profile'])] })
        return built.build()
      },
    },
    {
      name: 'a copy out of storage is shown until the answer comes',
      recording: () => {
        const { built, page, store, load } = slowProfile()
        const copy = { ...ada, city: 'Paris' }
        const entry = page.localStorage('profile').found(copy)
        entry.read(copy)
        store.set({ profile: copy }, 'showCopy')
        page.at(3_000)
        load.answers(200, ada)
        store.set({ profile: ada, loading: false }, 'load', { origins: [load.origin(['profile'])] })
        entry.write(ada)
        return built.build()
      },
    },
    {
      name: 'a flag of the moment is set back by the answer',
      recording: () => {
        const { built, page, store, load } = slowProfile()
        page.at(3_000)
        load.answers(200, { ...ada, loading: false })
        store.set({ profile: ada, loading: false }, 'load', { origins: [load.origin(['profile'])] })
        return built.build()
      },
    },
    {
      name: 'a cached list in storage is replaced by the one the page was rendered with',
      recording: () => {
        const built = recording()
        const page = built.tab().open().at(5)
        payload(page, { scenes: [a, b] })
        const initial = { scenes: [] }
        const { store } = persistedStore(page, { name: 'scenes', initial, saved: { scenes: [{ ...a, title: 'Old' }] } })
        page.at(50)
        store.set({ scenes: [a, b] }, 'takeServerState')
        return built.build()
      },
      instead: 'storage-behind-memory',
    },
  ],
}
