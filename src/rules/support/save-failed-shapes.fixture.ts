import { recording } from '../../core/timeline/build.fixture'
import type { RuleFixture } from './fixture'
import { a, b, send, studio } from './studio.fixture'

/** What a failed save may look like: where the store keeps the entity, and how the request carries the change. */
export const shapes: RuleFixture['fires'] = [
  {
    name: 'entities in a record by id, taken one by one out of the answer',
    recording: () => {
      const built = recording()
      const page = built.tab().open().at(5)
      const store = page.store('scenes', { byId: {} })
      const load = page.at(10).request('GET', '/api/scenes')
      page.at(60)
      load.answers(200, [a, b])
      store.set({ byId: { a, b } }, 'load', {
        origins: [load.origin(['byId', 'a'], [0]), load.origin(['byId', 'b'], [1])],
      })
      page.at(1_000)
      store.set({ byId: { a: { ...a, title: 'Overture' }, b } }, 'rename')
      send(page, ['PATCH', '/api/scenes/a', { title: 'Overture' }], 500)
      return built.build()
    },
    subject: 'scenes',
    paths: ['byId.a.title'],
    confidence: 'certain',
  },
  {
    name: 'an entity inside another, saved at an address of its own that was never read',
    recording: () => {
      const built = recording()
      const page = built.tab().open().at(5)
      const store = page.store('project', { project: null })
      const load = page.at(10).request('GET', '/api/projects/p1')
      const project = { id: 'p1', name: 'Storms', scenes: [a, b] }
      page.at(60)
      load.answers(200, project)
      store.set({ project }, 'load', { origins: [load.origin(['project'])] })
      page.at(1_000)
      store.set({ project: { ...project, scenes: [a, { ...b, done: true }] } }, 'finish')
      send(page, ['PATCH', '/api/scenes/b', { done: true }], 500)
      return built.build()
    },
    subject: 'project',
    paths: ['project.scenes.b.done'],
    confidence: 'likely',
  },
  {
    name: 'a whole list, saved at once',
    recording: () => {
      const { built, page, store } = studio()
      const all = [a, b].map((scene) => ({ ...scene, done: true }))
      store.set({ scenes: all }, 'finishAll')
      send(page, ['PUT', '/api/scenes', all], 500)
      return built.build()
    },
    subject: 'scenes-store',
    paths: ['scenes.a.done', 'scenes.b.done'],
  },
  {
    name: 'the same for several ids',
    recording: () => {
      const { built, page, store } = studio()
      store.set({ scenes: [{ ...a, done: true }, b] }, 'finish')
      send(page, ['PATCH', '/api/scenes', { ids: ['a'], done: true }], 500)
      return built.build()
    },
    subject: 'scenes-store',
    paths: ['scenes.a.done'],
  },
  {
    name: 'the fields of a form, and a body in a wrapper',
    recording: () => {
      const { built, page, store } = studio()
      store.set({ scenes: [{ ...a, title: 'Overture & storm', order: 2 }, b] }, 'rename')
      send(page, ['PATCH', '/api/scenes/a', 'title=Overture+%26+storm'], 500)
      const wrapped = page.at(2_000).request('PATCH', '/api/scenes/a', { scene: { order: 2 } })
      page.at(2_040)
      wrapped.answers(500)
      return built.build()
    },
    subject: 'scenes-store',
    paths: ['scenes.a.title', 'scenes.a.order'],
    says: ['2 saves failed; the last, '],
  },
  {
    name: 'an action without a body: what changed along with it',
    recording: () => {
      const { built, page, store } = studio()
      store.set({ scenes: [{ ...a, liked: true }, b] }, 'like')
      send(page, ['POST', '/api/scenes/a/like'], 500)
      return built.build()
    },
    subject: 'scenes-store',
    paths: ['scenes.a.liked'],
  },
]
