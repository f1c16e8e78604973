import { describe, expect, it } from 'vitest'
import { codecs } from '../../codecs/registry.generated'
import { diagnose } from '../diagnose'
import { recording } from '../timeline/build.fixture'
import { formatPath } from '../value/path'

type Built = ReturnType<typeof recording>

/** The entries of the first store, each with the member that it belongs to. */
function linked(built: Built): string[] {
  const [subject] = diagnose(built.build(), { codecs, rules: [] }).subjects
  const columns = subject?.columns.filter(({ source }) => source.kind === 'localStorage') ?? []
  return columns.map(({ source, mount }) => `${source.label} @ ${formatPath(mount)}`)
}

/** A store of atoms, each of which may have an entry of its own. */
function atoms(initial: { [atom: string]: string | number | boolean | object }) {
  const built = recording()
  const page = built.tab().open().at(2)
  const store = page.store('jotai', initial as never)
  return { built, page, store, entry: (key: string) => page.localStorage(key) }
}

describe('a member of a store and its entry', () => {
  it('are linked when the page reads the entry and the member turns into just that', () => {
    const { built, page, store, entry } = atoms({ atom1: 'light', atom2: [], atom3: 0 })
    const [theme, list] = [entry('theme').found('dark'), entry('list').found(['tea', 'milk'])]
    page.at(10)
    theme.read('dark')
    store.set({ atom1: 'dark' })
    list.read(['tea', 'milk'])
    store.set({ atom2: ['tea', 'milk'] })
    expect(linked(built)).toEqual(['theme @ atom1', 'list @ atom2'])
  })

  it('are linked when the page writes what it then sets, even a moment later', () => {
    const { built, page, store, entry } = atoms({ user: 'nobody', atom2: [] })
    const user = entry('user')
    page.at(10)
    user.write({ name: 'Ada' })
    built.clock = 11
    store.set({ user: { name: 'Ada' } })
    expect(linked(built)).toEqual(['user @ user'])
  })

  it('are not linked when one element of a list is a copy of what the entry holds', () => {
    const shapes = [
      { id: 'a', kind: 'ellipse', width: 80 },
      { id: 'b', kind: 'rectangle', width: 120 },
    ]
    const { built, page, store, entry } = atoms({ library: [], atom2: 0 })
    const drawing = entry('drawing').found([])
    page.at(10)
    drawing.write(shapes)
    page.at(3_000)
    store.set({ library: [{ id: 'item-1', elements: shapes }] })
    page.at(3_400)
    drawing.write([...shapes, { id: 'c', kind: 'arrow', width: 40 }])
    expect(linked(built)).toEqual([])
  })

  it('are not linked when something else was read in between, or a flag only happens to be the same', () => {
    const { built, page, store, entry } = atoms({ atom1: 'light', ready: false })
    const [theme, other, debug] = [entry('theme').found('dark'), entry('x').found('y'), entry('debug').found(true)]
    page.at(10)
    theme.read('dark')
    other.read('y')
    store.set({ atom1: 'dark' })
    page.at(20)
    debug.read(true)
    store.set({ ready: true })
    expect(linked(built)).toEqual([])
  })

  it('are linked by a flag where both are called alike', () => {
    const { built, page, store, entry } = atoms({ sound: false, other: 1 })
    const sound = entry('sound').found(true)
    page.at(10)
    sound.read(true)
    store.set({ sound: true })
    expect(linked(built)).toEqual(['sound @ sound'])
  })

  it('are linked at the member that changed, of several that hold the same', () => {
    const { built, page, store, entry } = atoms({ atom1: ['tea', 'milk'], atom2: ['tea'] })
    const list = entry('list').found(['tea'])
    page.at(10)
    store.set({ atom2: ['tea', 'milk'] })
    list.write(['tea', 'milk'])
    expect(linked(built)).toEqual(['list @ atom2'])
  })

  it('are linked by numbers that are written along at least twice', () => {
    const { built, page, store, entry } = atoms({ atom1: 0, atom2: 0 })
    const count = entry('count').found(0)
    page.at(10)
    store.set({ atom1: 1 })
    count.write(1)
    expect(linked(built)).toEqual([])
    page.at(500)
    store.set({ atom1: 2 })
    count.write(2)
    expect(linked(built)).toEqual(['count @ atom1'])
  })

  it('are linked by one list that is written some time after it changed', () => {
    const { built, page, store, entry } = atoms({ notes: [], search: '' })
    const notes = entry('notes').found([])
    page.at(10)
    store.set({ notes: [{ id: 'n1', text: 'Call' }] })
    page.at(15)
    notes.write([{ id: 'n1', text: 'Call' }])
    expect(linked(built)).toEqual(['notes @ notes'])
  })
})
