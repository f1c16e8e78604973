import { describe, expect, it } from 'vitest'
import { diagnosis, finding, subject } from '../../store/subject.fixture'
import { tree } from '../compare/tree.fixture'
import { answer, type Entry, findingEntries, pathEntries, subjectEntries } from './entries'

const entry = (label: string): Entry => ({ id: label, label, run: () => undefined })
const groups = [
  { name: 'Commands', entries: ['Go to Findings', 'Export session', 'Clear'].map(entry) },
  { name: 'Subjects', entries: ['cart', 'clever-cache'].map(entry) },
]
const lines = (query: string): string[] =>
  answer(groups, query).map(({ name, answers }) => `${name}: ${answers.map(({ label }) => label).join(', ')}`)

describe('answer', () => {
  it('shows everything in its order before anything is asked', () => {
    expect(lines('')).toEqual(['Commands: Go to Findings, Export session, Clear', 'Subjects: cart, clever-cache'])
  })
  it('puts the group with the best answer first', () => {
    expect(lines('car')).toEqual(['Subjects: cart', 'Commands: Clear'])
    expect(lines('cle')).toEqual(['Commands: Clear', 'Subjects: clever-cache'])
    expect(lines('e s')).toEqual(['Commands: Export session'])
    expect(lines('nothing like it')).toEqual([])
  })
})

describe('what there is to go to', () => {
  const went: string[] = []
  const cart = subject('cart', {
    divergent: 2,
    tree: tree({
      state: 'equal',
      cells: [{}],
      children: [
        { step: 'items', state: 'equal', cells: [{}], children: [{ step: 'sku-7', state: 'equal', cells: [1] }] },
        { step: 'isOpen', state: 'equal', cells: [true] },
      ],
    }),
  })
  const all = diagnosis([cart], [finding('f1', { sentence: 'cart: the save failed.' })])
  const said = (entries: readonly Entry[]): string[] => entries.map(({ label, detail }) => `${label} · ${detail}`)

  it('subjects, findings and the paths of the subject on screen', () => {
    expect(
      said(
        subjectEntries(
          all,
          ({ id }) => went.push(id),
          () => '',
        ),
      ),
    ).toEqual(['cart · 2 differ'])
    expect(
      said(
        subjectEntries(
          all,
          ({ id }) => went.push(id),
          () => 'tab 2',
        ),
      ),
    ).toEqual(['cart · tab 2 · 2 differ'])
    expect(said(findingEntries(all, (id) => went.push(id)))).toEqual(['cart: the save failed. · save-failed'])
    expect(said(pathEntries(cart, 'sku', () => went.push('sku')))).toEqual(['items["sku-7"] · cart'])
    expect(pathEntries(cart, '', () => undefined)).toEqual([])
  })
  it('goes there', () => {
    for (const { run } of [
      ...subjectEntries(
        all,
        ({ id }) => went.push(id),
        () => '',
      ),
      ...findingEntries(all, (id) => went.push(id)),
      ...pathEntries(cart, 'open', (path) => went.push(path.join('.'))),
    ])
      run()
    expect(went).toEqual(['cart', 'f1', 'isOpen'])
  })
})
