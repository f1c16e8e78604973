import { recording } from '../../core/timeline/build.fixture'
import type { Encoded } from '../../core/value/encoded'
import type { RuleFixture } from './fixture'
import { a, b, c, send, studio } from './studio.fixture'

const batch = (...data: Encoded[]): Encoded => data.map((each) => ({ result: { data: each } }))
const refused = (code: string): Encoded => ({ error: { message: code, data: { code } } })

/** Scenes out of the second part of a batch, by identity. */
function procedures() {
  const built = recording()
  const page = built.tab().open().at(5)
  const store = page.store('scenes', { scenes: [] })
  const load = page.at(10).request('GET', '/api/trpc/user.me,scenes.list?batch=1&input=%7B%7D')
  page.at(60)
  load.answers(200, batch({ id: 'u1', name: 'Ada' }, [a, b]))
  store.set({ scenes: [a, b] }, 'load', { origins: [load.origin(['scenes'], [1, 'result', 'data'])] })
  page.at(1_000)
  return { built, page, store }
}

/** The same out of a GraphQL answer. */
function operations() {
  const built = recording()
  const page = built.tab().open().at(5)
  const store = page.store('scenes', { scenes: [] })
  const load = page.at(10).request('POST', '/graphql', { query: 'query Scenes { scenes { id title code } }' })
  page.at(60)
  load.answers(200, { data: { scenes: [a, b] } })
  store.set({ scenes: [a, b] }, 'load', { origins: [load.origin(['scenes'], ['data', 'scenes'])] })
  page.at(1_000)
  return { built, page, store }
}

const rename = 'mutation RenameScene($id: ID!, $title: String!) { renameScene(id: $id, title: $title) { id title } }'
const create = 'mutation CreateScene($input: Input!) { createScene(input: $input) { id title code } }'
const renamed = { ...a, title: 'Overture' }

/** Failures that the status does not tell, or that are one of several in an answer. */
export const failedMutations: RuleFixture['fires'] = [
  {
    name: 'GraphQL: errors in an answer with status 200',
    recording: () => {
      const { built, page, store } = studio()
      store.set({ scenes: [renamed, b] }, 'rename')
      const query = 'mutation RenameScene($id: ID!, $title: String!) { rename(id: $id, title: $title) { id } }'
      const answer = { data: null, errors: [{ message: 'locked' }] }
      send(page, ['POST', '/graphql', { query, variables: { scene: renamed } }], 200, answer)
      return built.build()
    },
    subject: 'scenes-store',
    paths: ['scenes.a.title'],
    says: ['mutation RenameScene failed (GraphQL errors)'],
  },
  {
    name: 'GraphQL: only the id and what is to change are sent',
    recording: () => {
      const { built, page, store } = operations()
      store.set({ scenes: [renamed, b] }, 'rename')
      const variables = { id: 'a', title: 'Overture' }
      send(page, ['POST', '/graphql', { query: rename, variables }], 200, { errors: [{ message: 'locked' }] })
      return built.build()
    },
    subject: 'scenes',
    paths: ['scenes.a.title'],
    confidence: 'certain',
  },
  {
    name: 'GraphQL: only the field that it asks for says what it is about',
    recording: () => {
      const { built, page, store } = operations()
      store.set({ scenes: [{ ...a, done: true }, b] }, 'finish')
      const query = 'mutation SetDone($id: ID!, $done: Boolean!) { updateScene(id: $id, done: $done) { id } }'
      const answer = { data: null, errors: [{ message: 'locked' }] }
      send(page, ['POST', '/graphql', { query, variables: { id: 'a', done: true } }], 200, answer)
      return built.build()
    },
    subject: 'scenes',
    paths: ['scenes.a.done'],
  },
  {
    name: 'GraphQL: a creation without an id of its own',
    recording: () => {
      const { built, page, store } = operations()
      store.set({ scenes: [a, b, { ...c, id: 'temp-1' }] }, 'addScene')
      const variables = { input: { title: c.title, code: c.code } }
      send(page, ['POST', '/graphql', { query: create, variables }], 200, { errors: [{ message: 'full' }] })
      return built.build()
    },
    subject: 'scenes',
    paths: ['scenes["temp-1"]'],
  },
  {
    name: 'tRPC: one of two mutations of a batch',
    recording: () => {
      const { built, page, store } = procedures()
      store.set({ scenes: [renamed, b] }, 'rename')
      const body = { 0: { event: 'renamed' }, 1: { json: { id: 'a', title: 'Overture' }, meta: { values: {} } } }
      const answer = [{ result: { data: null } }, refused('FORBIDDEN')]
      send(page, ['POST', '/api/trpc/stats.track,scenes.rename?batch=1', body], 207, answer)
      return built.build()
    },
    subject: 'scenes',
    paths: ['scenes.a.title'],
    confidence: 'certain',
    says: ['mutation scenes.rename failed (tRPC error: FORBIDDEN)'],
  },
  {
    name: 'tRPC: a removal, named by its id',
    recording: () => {
      const { built, page, store } = procedures()
      store.set({ scenes: [a] }, 'removeScene')
      send(page, ['POST', '/api/trpc/scenes.remove?batch=1', { 0: 'b' }], 403, [refused('FORBIDDEN')])
      return built.build()
    },
    subject: 'scenes',
    paths: ['scenes.b'],
    says: ['gone here and still on the server'],
  },
]

/** The same changes as the server took them: nothing is apart. */
export const savedMutations: RuleFixture['silent'] = [
  {
    name: 'GraphQL: renamed, created and removed',
    recording: () => {
      const { built, page, store } = operations()
      store.set({ scenes: [renamed, b] }, 'rename')
      const variables = { id: 'a', title: 'Overture' }
      const answer = { data: { renameScene: { id: 'a', title: 'Overture' } } }
      send(page, ['POST', '/graphql', { query: rename, variables }], 200, answer)
      store.set({ scenes: [renamed, b, c] }, 'addScene')
      const input = { title: c.title, code: c.code }
      send(page, ['POST', '/graphql', { query: create, variables: { input } }], 200, { data: { createScene: c } })
      return built.build()
    },
  },
  {
    name: 'tRPC: renamed and removed',
    recording: () => {
      const { built, page, store } = procedures()
      store.set({ scenes: [renamed] }, 'tidy')
      const body = { 0: { id: 'a', title: 'Overture' }, 1: { id: 'b' } }
      send(page, ['POST', '/api/trpc/scenes.rename,scenes.remove?batch=1', body], 200, batch(renamed, null))
      return built.build()
    },
  },
]
