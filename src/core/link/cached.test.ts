import { expect, it } from 'vitest'
import { codecs } from '../../codecs/registry.generated'
import { rules } from '../../rules/registry.generated'
import { diagnose } from '../diagnose'
import { parseSession } from '../session/parse-session'
import { sampleSession } from '../session/session.fixture'
import { recording } from '../timeline/build.fixture'
import { writtenBy } from '../timeline/builder.fixture'

const SOURCE = { id: 'cacheStorage:todos', kind: 'cacheStorage', label: 'todos', key: 'todos' } as const
const listed = (date: string) => ({ '/api/todos': { type: 'application/json', size: 21, date } })

/** An offline app: what it loads goes into a store, and into a cache of the store's name, in the same run. */
function offline() {
  const built = recording()
  const page = built.tab().open()
  const todos = [{ id: 'a', title: 'Milk' }]
  page.describe(SOURCE)
  page.at(5).add({ type: 'storage-found', source: SOURCE.id, value: listed('Mon, 02 Mar 2026 12:00:00 GMT') })
  const store = page.at(10).store('todos', { todos: [] }, {})
  const load = page.at(20).request('GET', '/api/todos')
  page.at(30)
  load.answers(200, todos)
  store.set({ todos }, writtenBy('load', 'todos.ts:9'))
  const value = listed('Mon, 02 Mar 2026 12:30:00 GMT')
  const writer = writtenBy('keep', 'offline.ts:4')
  page.add({ type: 'storage-written', source: SOURCE.id, value, seenBy: 'method', writer })
  page.at(40).add({ type: 'storage-removed', source: SOURCE.id, seenBy: 'method' })
  return built.build()
}

it('what is cached stands for itself, and nobody is blamed for it', () => {
  const diagnosis = diagnose(offline(), { codecs, rules })
  expect(diagnosis.findings).toEqual([])
  const cached = diagnosis.subjects.filter(({ columns }) =>
    columns.some(({ source }) => source.kind === 'cacheStorage'),
  )
  expect(cached.map(({ name, columns }) => [name, columns.length])).toEqual([['todos', 1]])
})

it('a session file has it, with what was cached', () => {
  const { sources, events } = parseSession(JSON.stringify(sampleSession(offline())))
  expect(sources).toContainEqual(expect.objectContaining({ kind: 'cacheStorage', key: 'todos' }))
  expect(events).toContainEqual(
    expect.objectContaining({ type: 'storage-found', value: listed('Mon, 02 Mar 2026 12:00:00 GMT') }),
  )
})
