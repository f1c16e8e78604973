import { persistedStore, recording } from '../../core/timeline/build.fixture'
import { a, adapted, b, c, oneStore, twoStores } from './entities.fixture'
import type { RuleFixture } from './fixture'

const items = [1, 2, 3].map((id) => ({ id, title: `Item ${id}` }))
const project = (id: string, ...scenes: { id: string }[]) => ({ id, scenes })

/** How stores keep entities, and what refers to them. */
export const danglingShapes: RuleFixture['fires'] = [
  {
    name: 'an entity adapter, and the selection in another slice',
    recording: () =>
      oneStore(
        { scenes: adapted(a, b, c), ui: { selectedSceneId: null } },
        [{ ui: { selectedSceneId: 'b' } }, 'ui/selected'],
        [{ scenes: adapted(a, c) }, 'scenes/removed'],
      ),
    subject: 'studio',
    paths: ['ui.selectedSceneId'],
    says: ['scenes/removed removed from `studio: scenes.entities`'],
  },
  {
    name: 'a normalised store whose list of ids was forgotten',
    recording: () =>
      oneStore({ byId: { a, b }, allIds: [] }, [{ allIds: ['a', 'b'] }, 'loaded'], [{ byId: { a } }, 'removeScene']),
    subject: 'studio',
    paths: ['allIds[1]'],
  },
  {
    name: 'a record of things that have no id of their own',
    recording: () => {
      const [n1, n2] = [{ text: 'Buy milk' }, { text: 'Walk the dog' }]
      const state = { notes: { n1, n2 }, openNoteId: null }
      return oneStore(state, [{ openNoteId: 'n2' }, 'open'], [{ notes: { n1 } }, 'deleteNote'])
    },
    subject: 'studio',
    paths: ['openNoteId'],
  },
  {
    name: 'what was kept for it under its id went with it',
    recording: () =>
      oneStore(
        { scenes: [a, b], drafts: { b: { text: 'Rain' } }, view: { selectedId: null } },
        [{ view: { selectedId: 'b' } }, 'select'],
        [{ scenes: [a], drafts: {} }, 'removeScene'],
      ),
    subject: 'studio',
    paths: ['view.selectedId'],
    says: ['still holds "b", which removeScene removed from `studio: scenes`'],
  },
  {
    name: 'a copy to edit went with it, a moment later',
    recording: () =>
      oneStore(
        { scenes: [a, b], drafts: { b }, selectedId: null },
        [{ selectedId: 'b' }, 'select'],
        [{ scenes: [a] }, 'removeScene'],
        [{ drafts: {} }, 'dropDraft'],
      ),
    subject: 'studio',
    paths: ['selectedId'],
    says: ['which removeScene removed from `studio: scenes`'],
  },
  {
    name: 'a store without a telling name, from which it went when the server had answered',
    recording: () => {
      const built = recording()
      const page = built.tab().open().at(5)
      const list = page.store('state 3 at the top', { all: [a, b] })
      const view = page.store('view', { sceneId: null })
      page.at(1_000)
      view.set({ sceneId: 'b' }, 'open')
      const removal = page.at(2_000).request('DELETE', '/api/scenes/b')
      page.at(2_040)
      removal.answers(204)
      list.set({ all: [a] }, 'onClick')
      return built.build()
    },
    subject: 'view',
    paths: ['sceneId'],
    confidence: 'certain',
    says: ['(DELETE /api/scenes/b)'],
  },
  {
    name: 'a cache of RTK Query, which still has the tags of the one that was removed',
    recording: () => {
      const provided = { keys: { 'scene("b")': [{ type: 'Scene', id: 'b' }] } }
      return oneStore(
        { api: { queries: { scenes: { data: [a, b] } }, provided }, prefs: { openId: null } },
        [{ prefs: { openId: 'b' } }, 'prefs/opened'],
        [{ api: { queries: { scenes: { data: [a] } }, provided } }, 'removeScene'],
      )
    },
    subject: 'studio',
    paths: ['prefs.openId'],
  },
  {
    name: 'several chosen, one of them removed',
    recording: () =>
      oneStore(
        { scenes: [a, b, c], selectedIds: [] },
        [{ selectedIds: ['a', 'b'] }, 'selectMany'],
        [{ scenes: [a, c] }, 'removeScene'],
      ),
    subject: 'studio',
    paths: ['selectedIds[1]'],
  },
  {
    name: 'ids that are numbers',
    recording: () =>
      oneStore(
        { items, selectedId: null, page: 1 },
        [{ selectedId: 3, page: 3 }, 'select'],
        [{ items: items.slice(0, 2) }, 'remove'],
      ),
    subject: 'studio',
    paths: ['selectedId'],
    says: ['still holds 3,'],
  },
  {
    name: 'what other things refer to by their own member',
    recording: () => {
      const tasks = [
        { id: 't1', projectId: 'p1' },
        { id: 't2', projectId: 'p2' },
      ]
      const projects = [
        { id: 'p1', name: 'Sea' },
        { id: 'p2', name: 'Hills' },
      ]
      return oneStore({ projects, tasks: [] }, [{ tasks }, 'plan'], [{ projects: projects.slice(1) }, 'removeProject'])
    },
    subject: 'studio',
    paths: ['tasks.t1.projectId'],
  },
  {
    name: 'the scene went with its project',
    recording: () =>
      oneStore(
        { projects: [project('p1', a, b), project('p2', c)], selectedSceneId: null },
        [{ selectedSceneId: 'b' }, 'select'],
        [{ projects: [project('p2', c)] }, 'removeProject'],
      ),
    subject: 'studio',
    paths: ['selectedSceneId'],
  },
  {
    name: 'one for each project',
    recording: () => {
      const { list, view, build } = twoStores({ projects: [{ id: 'harbour' }], scenes: [a, b] }, { selected: {} })
      view({ selected: { harbour: 'b' } })
      list({ scenes: [a] }, 'removeScene')
      return build()
    },
    subject: 'ui',
    paths: ['selected.harbour'],
  },
  {
    name: 'a copy of the scene',
    recording: () =>
      oneStore(
        { scenes: [a, b], selectedScene: null },
        [{ selectedScene: b }, 'select'],
        [{ scenes: [a] }, 'removeScene'],
      ),
    subject: 'studio',
    paths: ['selectedScene.id'],
  },
  {
    name: 'atoms that have no name',
    recording: () =>
      oneStore(
        { atom1: items, atom2: null, atom3: 1 },
        [{ atom2: 2, atom3: 2 }, 'set'],
        [{ atom1: items.filter(({ id }) => id !== 2) }, 'set'],
      ),
    subject: 'studio',
    paths: ['atom2'],
  },
  {
    name: 'the selection was restored before the scenes were there, and outlives a reload',
    recording: () => {
      const built = recording()
      const tab = built.tab()
      const saved = { selectedSceneId: 'b' }
      const page = tab.open().at(5)
      persistedStore(page, { name: 'ui', initial: { selectedSceneId: null }, saved })
      const list = page.store('scenes', { scenes: [] })
      page.at(60)
      list.set({ scenes: [a, b] }, 'load')
      page.at(2_000)
      list.set({ scenes: [a] }, 'removeScene')
      page.at(4_000).leave()
      const again = tab.open(undefined, 'reload').at(4_100)
      persistedStore(again, { name: 'ui', initial: { selectedSceneId: null }, saved })
      const newList = again.store('scenes', { scenes: [] })
      again.at(4_160)
      newList.set({ scenes: [a] }, 'load')
      return built.build()
    },
    subject: 'ui',
    paths: ['selectedSceneId'],
    confidence: 'likely',
  },
]
