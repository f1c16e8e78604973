import { expect, it } from 'vitest'
import { codecs } from '../../codecs/registry.generated'
import { diagnose } from '../diagnose'
import { divergences } from '../diff/align'
import { type PageBuilder, recording } from '../timeline/build.fixture'
import { formatPath } from '../value/path'

const units = (distance: string) => ({ distance, money: 'EUR' })

/** An atom with storage of its own, first used in one document (`by` the app's own setting of it); what the next one does. */
function atoms(by?: string, next?: (page: PageBuilder, store: ReturnType<PageBuilder['store']>) => void) {
  const built = recording()
  const tab = built.tab()
  const page = tab.open().at(2)
  const entry = page.localStorage('units').found(units('km'))
  const store = page.store('atoms', { user: 'ann' })
  page.at(1_000)
  entry.read(units('km'))
  store.set({ units: units('km') }, by)
  page.at(2_000)
  store.set({ units: units('mi') }, 'units')
  entry.write(units('mi'), 'units')
  page.at(3_000).leave()
  built.at(3_100)
  const reloaded = tab.open(undefined, 'reload')
  reloaded.localStorage('units').found(units('mi'))
  const again = reloaded.at(3_102).store('atoms', { user: 'ann' })
  next?.(reloaded, again)
  const [subject] = diagnose(built.build(), { codecs, rules: [] }).subjects
  expect(subject?.columns.map(({ source }) => source.label)).toEqual(['atoms', 'units'])
  return subject ? divergences(subject.tree, true).map(({ path, state }) => `${formatPath(path)}: ${state}`) : []
}

it('an atom that a document has not used yet has nothing to agree with', () => {
  expect(atoms()).toEqual([])
})

it('a member that the app sets is missing where it is not set', () => {
  expect(atoms('restore')).toEqual(['units: differs'])
})

it('an atom that is used agrees with its entry, or does not', () => {
  const uses = (page: PageBuilder, store: ReturnType<PageBuilder['store']>): void => {
    page.at(4_000)
    store.set({ units: units('km') })
  }
  expect(atoms(undefined, uses)).toEqual(['units.distance: differs'])
})

it('what an atom no longer holds is gone', () => {
  const drops = (page: PageBuilder, store: ReturnType<PageBuilder['store']>): void => {
    page.at(4_000)
    store.set({ units: units('mi') })
    page.at(5_000)
    store.change([{ op: 'remove', path: ['units'] }], 'drop')
  }
  expect(atoms(undefined, drops)).toEqual(['units: memory ahead'])
})

it('and how another tab, which has, stands to the entry is for that tab to see', () => {
  const built = recording()
  const tabs = [built.tab(), built.tab()]
  const open = (at: number, tab: (typeof tabs)[number] | undefined, isUsed: boolean) => {
    built.at(at)
    const page = (tab ?? built.tab()).open().at(at + 2)
    const entry = page.localStorage('units').found(units('km'))
    const store = page.store('atoms', { user: 'ann' })
    page.at(at + 100)
    if (isUsed) entry.read(units('km'))
    if (isUsed) store.set({ units: units('km') })
    return { page, entry, store }
  }
  open(0, tabs[0], true).page.leave()
  const second = open(500, tabs[1], true)
  open(1_000, tabs[0], false)
  second.page.at(2_000)
  second.store.set({ units: units('mi') }, 'units')
  const { subjects } = diagnose(built.build(), { codecs, rules: [] })
  expect(subjects.map(({ columns }) => columns.map(({ source }) => source.label))).toEqual([
    ['atoms', 'units', 'atoms'],
    ['atoms', 'units', 'atoms'],
  ])
  expect(subjects.map(({ divergent }) => divergent)).toEqual([0, 1])
})
