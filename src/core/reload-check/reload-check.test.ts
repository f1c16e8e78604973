import { describe, expect, it } from 'vitest'
import { codecs } from '../../codecs/registry.generated'
import { reloaded, restored, type State } from '../../rules/support/reload.fixture'
import { diagnose } from '../diagnose'
import { persistedStore, recording } from '../timeline/build.fixture'
import type { Recording } from '../timeline/recording'
import { checkReload } from './reload-check'
import { cellsOf, reloadAsMarkdown, sentenceOf } from './words'

const initial = { title: '', text: '', total: 0 }
const options = { name: 'note', initial, omits: ['total'] }

const judged = (recorded: Recording) => diagnose(recorded, { codecs, rules: [] })

/** The same recording as it stood when the page was about to be reloaded. */
function until(recorded: Recording, document: string): Recording {
  const documents = recorded.documents
    .filter(({ id }) => id <= document)
    .map((each) => ({ ...each, events: each.events.filter(({ type }) => type !== 'document-left') }))
  const now = Math.max(...documents.flatMap(({ events }) => events.map(({ at }) => at)))
  const tabs = recorded.tabs.map((tab) => ({ ...tab, documents: tab.documents.filter((id) => id <= document) }))
  return { ...recorded, tabs, documents, now }
}

function told(recorded: Recording, document = 'tab-1.1'): string[] {
  const { stores } = checkReload(judged(until(recorded, document)), judged(recorded))
  return stores.flatMap((store) => [sentenceOf(store), ...store.paths.map((path) => cellsOf(path).join(' | '))])
}

/** Everything was saved but `total`, which partialize leaves out. */
function written(given?: State, hydrated?: State) {
  const { built, leave } = reloaded(options, (first) =>
    first.set({ title: 'Storm', text: 'At sea', total: 5 }, 'write'),
  )
  const page = leave()
  const saved = { title: 'Storm', text: 'At sea' }
  return { built, page, ...restored(page, options, given ?? saved, hydrated ?? given ?? saved) }
}

describe('a reload check', () => {
  it('says what partialize leaves out', () => {
    expect(told(written().built.build())).toEqual([
      'note: nothing is lost; 1 path differs for good reason.',
      'total | 5 | – | 0 | not persisted by design',
    ])
  })

  it('says what was set again since, and by whom', () => {
    const { built, page, store } = written()
    page.at(3_300)
    store.set({ total: 5, text: 'Ashore' }, 'compute')
    expect(told(built.build())).toEqual([
      'note: nothing is lost; 2 paths differ for good reason.',
      'total | 5 | – | 0 | not persisted by design; set again since by compute',
      'text | "At sea" | "At sea" | "At sea" | given back; set anew since by compute',
    ])
  })

  it('says what storage had and the store did not take in, the worst first', () => {
    expect(told(written(undefined, { title: 'Storm' }).built.build())).toEqual([
      'note: 1 path is lost; 1 path differs for good reason.',
      'text | "At sea" | "At sea" | "" | read, and not taken into the store',
      'total | 5 | – | 0 | not persisted by design',
    ])
  })

  it('says what was not written in time, and what never is', () => {
    const { built, leave } = reloaded({ name: 'note', initial }, (first) => {
      first.set({ title: 'Storm' }, 'rename')
      first.page.at(2_900)
      first.store.set({ text: 'At sea', tags: ['wet'] }, 'type')
    })
    restored(leave(), { name: 'note', initial }, { ...initial, title: 'Storm' })
    expect(told(built.build())).toEqual([
      'note: 2 paths are lost.',
      'text | "At sea" | "" | "" | not written before the reload',
      'tags | Array(1) | – | – | never written',
    ])
  })

  it('says which version was discarded', () => {
    const { built, leave } = reloaded({ name: 'note', initial }, (first) => first.set({ title: 'Storm' }, 'rename'))
    const page = leave()
    const saved = { state: { ...initial, title: 'Storm' }, version: 0 }
    const entry = page.localStorage('note').found(saved)
    const store = page.store('note', initial, { version: 1 })
    store.step('started')
    entry.read(saved)
    store.apply()
    expect(told(built.build())).toEqual([
      'note: 1 path is lost.',
      'title | "Storm" | "Storm" | "" | discarded: saved by version 0, the store is of version 1',
    ])
  })

  it('says that a store is not there again, and that one that has survived has', () => {
    const built = recording()
    const tab = built.tab()
    const page = tab.open().at(2)
    persistedStore(page, { name: 'note', initial, saved: { ...initial, title: 'Storm' } })
    page.store('screen', { width: 5 })
    page.at(3_000).leave()
    persistedStore(tab.open(undefined, 'reload').at(3_102), {
      name: 'note',
      initial,
      saved: { ...initial, title: 'Storm' },
    })
    expect(told(built.build())).toEqual([
      'note: everything survived.',
      'screen: the store was not there again after the reload.',
    ])
  })

  it('leaves out the stores of tabs that were not reloaded, and has nothing to say without a store', () => {
    const { built } = written()
    const other = built.at(500).tab('tab-0').open().at(510)
    persistedStore(other, { name: 'note', initial })
    const recorded = built.build()
    const before = judged(until(recorded, 'tab-1.1'))
    expect(checkReload(before, judged(recorded)).stores.map(({ id }) => id)).toEqual([
      'tab-1@http://localhost:3000 memory:note',
    ])
    expect(reloadAsMarkdown({ stores: [] })).toBe('## Reload check\n\nThere was no store in memory.')
  })

  it('is a table in Markdown', () => {
    const recorded = written().built.build()
    expect(reloadAsMarkdown(checkReload(judged(until(recorded, 'tab-1.1')), judged(recorded))).split('\n')).toEqual([
      '## Reload check',
      '',
      'note: nothing is lost; 1 path differs for good reason.',
      '',
      '| path | before | storage | after | why |',
      '| --- | --- | --- | --- | --- |',
      '| total | 5 | – | 0 | not persisted by design |',
    ])
  })
})
