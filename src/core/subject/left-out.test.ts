import { expect, it } from 'vitest'
import { codecs } from '../../codecs/registry.generated'
import { diagnose } from '../diagnose'
import { divergences } from '../diff/align'
import { recording } from '../timeline/build.fixture'
import type { Encoded } from '../value/encoded'
import { formatPath } from '../value/path'

type State = { [key: string]: Encoded }

/** An app that saves by hand and is reloaded: what each of its documents loads, and what the first has saved. */
function reloaded(loads: State, saved: State, again = loads): string[] {
  const built = recording()
  const tab = built.tab()
  const page = tab.open().at(2)
  const store = page.store('sheet', { goal: 8, projects: [] })
  const entry = page.localStorage('sheet').read()
  page.at(100)
  store.set(loads, 'load')
  page.at(2_000)
  store.set({ goal: 9 }, 'setGoal')
  entry.write(saved, 'setGoal')
  page.at(5_000).leave()
  const next = built.at(5_100) && tab.open(undefined, 'reload')
  next.localStorage('sheet').found(saved)
  next.at(5_102)
  next.localStorage('sheet').read(saved)
  const restored = next.store('sheet', { goal: 9, projects: [] })
  next.at(5_200)
  restored.set(again, 'load')
  const [subject] = diagnose(built.build(), { codecs, rules: [] }).subjects
  if (!subject) return ['no subject']
  return divergences(subject.tree, true).map(({ path, state }) => `${formatPath(path)}: ${state}`)
}

it('what no save of an earlier document wrote, with other contents at hand, is not persisted', () => {
  expect(reloaded({ projects: ['Alpha'] }, { goal: 9 })).toEqual(['projects: not persisted by design'])
})

it('what the earlier document saved while it held nothing but its initial value may be saved yet', () => {
  expect(reloaded({}, { goal: 9 }, { projects: ['Alpha'] })).toEqual(['projects: differs'])
})

it('nor is what changes again after a save that left out what it was before', () => {
  const built = recording()
  const page = built.tab().open().at(2)
  const store = page.store('sheet', { goal: 8, projects: [] })
  const entry = page.localStorage('sheet').read()
  page.at(1_000)
  store.set({ goal: 9, projects: ['Alpha', 'Beta'] }, 'load')
  entry.write({ goal: 9 }, 'load')
  page.at(2_000)
  store.set({ projects: ['Alpha'] }, 'drop')
  const [subject] = diagnose(built.build(), { codecs, rules: [] }).subjects
  const rows = subject && divergences(subject.tree, true)
  expect(rows?.map(({ path, state }) => `${formatPath(path)}: ${state}`)).toEqual(['projects: not persisted by design'])
})
