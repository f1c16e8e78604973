import { describe, expect, it } from 'vitest'
import { codecs } from '../../codecs/registry.generated'
import { diagnose } from '../diagnose'
import { divergences } from '../diff/align'
import { recording } from '../timeline/build.fixture'
import type { Encoded } from '../value/encoded'
import { formatPath } from '../value/path'

/** What differs between a store's `scenes` and the list that it was loaded from. */
function differences(served: Encoded[], shown: Encoded[], saved = 200): string[] {
  const built = recording()
  const page = built.tab().open()
  const store = page.at(2).store('studio', { scenes: [] })
  const load = page.at(10).request('GET', '/api/scenes')
  page.later()
  load.answers(200, served)
  store.set({ scenes: served }, 'load', { origins: [load.origin(['scenes'])] })
  page.at(1_000)
  store.set({ scenes: shown }, 'annotate')
  page.request('POST', '/api/scenes/a/like').answers(saved)
  const [subject] = diagnose(built.build(), { codecs, rules: [] }).subjects
  return subject ? divergences(subject.tree).map(({ path, state }) => `${formatPath(path)}: ${state}`) : ['no subject']
}

const a = { id: 'a', title: 'Opening' }
const b = { id: 'b', title: 'Storm' }

describe('what a list of the server covers', () => {
  it('are not the members that only the store gives its elements', () => {
    expect(differences([a, b], [{ ...a, isOpen: true }, b])).toEqual([])
  })

  it('are such members once a write has failed, for it may have been to save them', () => {
    expect(differences([a, b], [{ ...a, liked: true }, b], 500)).toEqual(['scenes.a.liked: memory ahead'])
  })

  it('are not the members that the store has no place for', () => {
    const dated = [a, b].map((each) => ({ ...each, createdAt: '2026-03-14' }))
    expect(differences(dated, [a, b])).toEqual([])
  })

  it('are the members that both know, and the elements', () => {
    expect(differences([a, b], [{ ...a, title: 'Overture' }, b])).toEqual(['scenes.a.title: memory ahead'])
    expect(differences([a, b], [a])).toEqual(['scenes.b: memory ahead'])
    expect(
      differences(
        [{ ...a, note: 'x' }, b],
        [
          { ...a, note: 'x' },
          { ...b, note: 'y' },
        ],
      ),
    ).toEqual(['scenes.b.note: memory ahead'])
  })

  it('is the part of it that the store shows, of one that is asked for in pages', () => {
    const built = recording()
    const page = built.tab().open()
    const store = page.at(2).store('notes', { notes: [] })
    for (const [number, ids] of [
      ['1', [1, 2, 3]],
      ['2', [4, 5, 6]],
    ] as const) {
      const notes = ids.map((id) => ({ id, text: `Note ${id}` }))
      const load = page.at(Number(number) * 100).request('GET', `/api/notes?page=${number}`)
      page.later()
      load.answers(200, notes)
      store.set({ notes }, 'load', { origins: [load.origin(['notes'])] })
    }
    const [subject] = diagnose(built.build(), { codecs, rules: [] }).subjects
    expect(subject?.verdict.sentence).toBe('notes: memory and server agree.')
  })
})

it('says nothing of what a POST answered, of a thing that nobody has read since', () => {
  const built = recording()
  const page = built.tab().open()
  const store = page.at(2).store('auth', { user: null })
  const login = page.at(10).request('POST', '/api/login', { mail: 'ada@example.org' })
  page.later()
  login.answers(200, { accepted: true, user: { id: 'u1', name: 'Ada' } })
  store.set({ user: { id: 'u1', name: 'Ada' } }, 'login', { origins: [login.origin(['user'])] })
  page.at(1_000)
  store.set({ user: { id: 'u1', name: 'Ada King' } }, 'rename')
  const [subject] = diagnose(built.build(), { codecs, rules: [] }).subjects
  expect(subject ? divergences(subject.tree) : undefined).toEqual([])
})
