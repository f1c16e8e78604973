import { expect, it } from 'vitest'
import { codecs } from '../../codecs/registry.generated'
import { diagnose } from '../diagnose'
import { divergences } from '../diff/align'
import { recording } from '../timeline/build.fixture'
import type { Encoded } from '../value/encoded'
import { formatPath, type Path } from '../value/path'

type Page = { items: Encoded[]; next: number | null }

const page = (cursor: number): Page => ({
  items: [0, 1, 2].map((each) => ({ id: cursor + each, text: `Post ${cursor + each}` })),
  next: cursor < 6 ? cursor + 3 : null,
})

/** What differs once the parts that begin at these cursors have been read, and what the store holds after each. */
function differences(
  cursors: readonly number[],
  holds: (read: Page[]) => { [key: string]: Encoded },
  place: (index: number) => Path,
): string[] {
  const built = recording()
  const tab = built.tab().open()
  const store = tab.at(2).store('feed', holds([]))
  const read: Page[] = []
  for (const [index, cursor] of cursors.entries()) {
    const load = tab.at(100 * (index + 1)).request('GET', `/api/feed?cursor=${cursor}`)
    tab.later()
    load.answers(200, page(cursor))
    read.push(page(cursor))
    store.set(holds(read), 'load', { origins: [load.origin(place(index))] })
  }
  const [subject] = diagnose(built.build(), { codecs, rules: [] }).subjects
  return subject ? divergences(subject.tree).map(({ path, state }) => `${formatPath(path)}: ${state}`) : ['no subject']
}

it('compares a page that replaced the one before with what was answered for it', () => {
  const shown = (read: Page[]): { [key: string]: Encoded } => ({ result: read.at(-1) ?? null })
  expect(differences([0, 3], shown, () => ['result'])).toEqual([])
})

it('compares each of the pages kept side by side with its own answer', () => {
  const pages = (read: Page[]): { [key: string]: Encoded } => ({ pages: read })
  expect(differences([0, 3], pages, (index) => ['pages', index])).toEqual([])
})

it('compares an answer in a cache with its own, when another page was read later', () => {
  const cursors = [0, 3, 0]
  const cached = (read: Page[]): { [key: string]: Encoded } =>
    Object.fromEntries(read.map((each, index) => [`feed ${cursors[index]}`, each]))
  expect(differences(cursors, cached, (index) => [`feed ${cursors[index]}`])).toEqual([])
})

it('sees what the page that is shown lacks', () => {
  const shown = (read: Page[]): { [key: string]: Encoded } => ({
    result: { ...read.at(-1), items: read.at(-1)?.items.slice(1) ?? [] },
  })
  expect(differences([0, 3], shown, () => ['result'])).toEqual(['result.items["3"]: server newer'])
})
