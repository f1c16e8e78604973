import { describe, expect, it } from 'vitest'
import type { TabEntry } from '../../core/timeline/tab-entries'
import { diagnosis, finding, subject } from '../store/subject.fixture'
import { tabLabels } from '../store/tab-labels'
import { countedFindings, groupFindings } from './findings/group'
import { groupSubjects } from './subjects/groups'

const entry = (id: string, name: string): TabEntry => ({ id, name, state: 'shown' })

describe('groupSubjects', () => {
  const subjects = [
    subject('GET /api/user', { group: 'server' }),
    subject('ui'),
    subject('cart', {
      columns: [
        {
          source: { id: 'l', kind: 'localStorage', label: 'x', key: 'shop-basket' },
          codec: 'json',
          at: 1,
          value: 1,
          mount: [],
        },
      ],
    }),
  ]
  const drawn = (text: string): string[] =>
    groupSubjects(subjects, text, tabLabels([], '')).map(
      (group) => `${group.title}: ${group.subjects.map((s) => s.name).join(', ')}`,
    )

  it('sorts into the groups that have members', () => {
    expect(drawn('')).toEqual(['Stores: cart, ui', 'Server: GET /api/user'])
  })
  it('finds by name and by storage key, whatever the case', () => {
    expect(drawn('BASKET')).toEqual(['Stores: cart'])
    expect(drawn('api')).toEqual(['Server: GET /api/user'])
    expect(drawn('nothing')).toEqual([])
  })

  it('puts what is harmed first', () => {
    const several = [
      subject('a'),
      subject('b', { status: 'warning' }),
      subject('c', { status: 'error' }),
      subject('d', { status: 'differs' }),
    ]
    const [group] = groupSubjects(several, '', tabLabels([], ''))
    expect(group?.subjects.map(({ name }) => name)).toEqual(['c', 'b', 'a', 'd'])
  })

  it('gives every tab a group of its own, the inspected one first', () => {
    const tabs = tabLabels([entry('a', 'tab 1'), entry('b', 'tab 2')], 'b')
    const several = [
      subject('cart', { tab: 'a' }),
      subject('cart', { tab: 'b' }),
      subject('theme', { group: 'storage' }),
    ]
    expect(groupSubjects(several, '', tabs).map(({ title }) => title)).toEqual([
      'Stores · tab 2 (this tab)',
      'Stores · tab 1',
      'Storage without a store',
    ])
  })
})

describe('groupFindings', () => {
  const judged = diagnosis(
    [subject('cart', { name: 'Cart' })],
    [
      finding('maybe', { subject: 'ui', confidence: 'possible' }),
      finding('worst'),
      finding('also'),
      finding('guess', { confidence: 'possible' }),
      finding('note', { severity: 'info' }),
    ],
  )
  it('keeps the order, puts possible ones apart, and groups with only those last', () => {
    expect(
      groupFindings(judged).map(({ name, findings, collapsed }) => [
        name,
        findings.map((f) => f.id),
        collapsed.map((f) => f.id),
      ]),
    ).toEqual([
      ['Cart', ['worst', 'also', 'note'], ['guess']],
      ['ui', [], ['maybe']],
    ])
  })
  it('counts errors and warnings that are more than possible', () => {
    expect(countedFindings(judged)).toBe(2)
    expect(countedFindings(undefined)).toBe(0)
  })
})
