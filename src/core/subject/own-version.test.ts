import { expect, it } from 'vitest'
import { codecs } from '../../codecs/registry.generated'
import { diagnose } from '../diagnose'
import { divergences } from '../diff/align'
import { recording } from '../timeline/build.fixture'
import type { Encoded } from '../value/encoded'
import { formatPath } from '../value/path'

type State = Record<string, Encoded>
type Options = { persist?: object; later?: State }

const goal = { view: 'week', goal: 9 }

/** What differs between a store and the entry that an app wrote by itself, or its library, where that persists it. */
function differences(entry: Encoded, state: State, { persist, later = {} }: Options = {}): string[] {
  const built = recording()
  const page = built.tab().open().at(5)
  const store = page.store('sheet', { ...state, goal: 8 }, persist)
  const stored = page.localStorage('sheet').found()
  page.at(100)
  store.set({ goal: 9 })
  stored.write(entry)
  page.at(2_000)
  store.set(later)
  const [subject] = diagnose(built.build(), { codecs, rules: [] }).subjects
  expect(subject?.columns.map(({ source: { kind } }) => kind)).toEqual(['memory', 'localStorage'])
  return subject ? divergences(subject.tree).map(({ path }) => formatPath(path)) : []
}

it.each<State>([{ version: 3 }, { v: 3 }, { schemaVersion: 3 }, { _version: 3 }])(
  'the version beside a state that an app saves by itself is wrapping: %o',
  (version) => {
    expect(differences({ ...version, ...goal }, goal)).toEqual([])
    expect(differences({ ...version, ...goal }, goal, { later: { view: 'day' } })).toEqual(['view'])
  },
)

it('is state where memory has it', () => {
  expect(differences({ ...goal, version: 3 }, { ...goal, version: 4 })).toEqual(['version'])
})

it('is state where it is no number, or a library wrote it', () => {
  expect(differences({ ...goal, version: 'draft' }, goal)).toEqual(['version'])
  expect(differences({ state: { ...goal, version: 3 }, version: 0 }, goal, { persist: {} })).toEqual(['version'])
})

it('is shown in its column all the same', () => {
  const built = recording()
  const page = built.tab().open().at(5)
  const store = page.store('sheet', { view: 'week', goal: 8 })
  const stored = page.localStorage('sheet').found()
  page.at(100)
  store.set({ goal: 9 })
  stored.write({ version: 3, ...goal })
  const [subject] = diagnose(built.build(), { codecs, rules: [] }).subjects
  expect(subject?.columns[1]?.value).toEqual({ version: 3, ...goal })
})
