import { expect, it } from 'vitest'
import { codecs } from '../../codecs/registry.generated'
import { diagnose } from '../diagnose'
import { type PageBuilder, recording } from '../timeline/build.fixture'
import type { Encoded } from '../value/encoded'

type State = { [key: string]: Encoded }

const draft = { project: 'p1', note: 'Kick-off', place: 'Oslo', since: '2026-03-01', tags: ['met', 'paid'] }
const begun: State = { user: 'ann', view: 'day', goal: 8, draft, projects: [] }

/** A throttled save of the app's own: what is written, a while after each change. */
function saves(page: PageBuilder, from: number, kept: (state: State) => State, changes: readonly State[]) {
  const entry = page.localStorage('sheet')
  const store = page.store('store at main.js:9:1', begun)
  changes.forEach((members, index) => {
    page.at(from + 1_000 * index)
    store.set(members, 'edit')
    page.at(from + 1_000 * index + 400)
    entry.write(kept(store.state), 'save')
  })
  return entry
}

const sources = (built: ReturnType<typeof recording>): string[][] =>
  diagnose(built.build(), { codecs, rules: [] }).subjects.map(({ columns }) =>
    columns.map(({ source }) => source.label),
  )

it('an entry with a version of its own is that of the same store in another tab too', () => {
  const built = recording()
  const kept = ({ projects: _, ...rest }: State): State => ({ version: 3, ...rest })
  saves(built.tab().open().at(2), 1_000, kept, [{ view: 'week' }, { goal: 9 }])
  const second = built.at(4_000) && built.tab().open().at(4_002)
  second.localStorage('sheet').read(kept({ ...begun, view: 'week', goal: 9 }))
  second.store('store at main.js:9:1', { ...begun, view: 'week', goal: 9 })
  expect(sources(built).filter((subject) => subject.includes('sheet'))).toHaveLength(2)
})

it('but not of a store of other members that is called alike', () => {
  const built = recording()
  const kept = ({ projects: _, ...rest }: State): State => ({ version: 3, ...rest })
  saves(built.tab().open().at(2), 1_000, kept, [{ view: 'week' }, { goal: 9 }])
  const second = built.at(4_000) && built.tab().open().at(4_002)
  second.localStorage('sheet').read(kept({ ...begun, view: 'week', goal: 9 }))
  second.store('store at main.js:9:1', { user: 'ann', recipes: [] })
  expect(sources(built).filter((subject) => subject.includes('sheet'))).toHaveLength(1)
})

it('an entry that was saved again and again is the store’s still once a sign-out has removed it', () => {
  const built = recording()
  const page = built.tab().open().at(2)
  const changes = [{ view: 'week' }, { goal: 9 }, { user: 'eve' }]
  const entry = saves(page, 1_000, (state) => state, changes)
  page.at(9_000)
  entry.remove()
  expect(sources(built)).toEqual([['store at main.js:9:1', 'sheet']])
})

it('a draft that was saved once and sent is nobody’s', () => {
  const built = recording()
  const page = built.tab().open().at(2)
  const entry = saves(page, 1_000, (state) => state, [{ view: 'week' }])
  page.at(9_000)
  entry.remove()
  expect(sources(built)).toContainEqual(['store at main.js:9:1'])
})
