import { expect, test } from 'vitest'
import type { Column } from '../../../core/diagnosis'
import { allForms, diffForms, rowForm } from './copy-forms'
import { absent, tree } from './tree.fixture'

const column = (kind: 'memory' | 'localStorage' | 'server'): Column => ({
  source: { id: kind, kind, label: 'cart' },
  codec: '',
  at: 0,
  value: undefined,
  mount: [],
})
const columns = [column('memory'), column('localStorage'), column('server')]
const node = tree({
  step: 'item',
  state: 'memory ahead',
  cells: [{ qty: 2, name: 'lamp' }, { qty: 1, name: 'lamp' }, absent],
})
const texts = (forms: { label?: string; name: string; text: () => string }[]) =>
  forms.map(({ label, name, text }) => [label ?? name, text()])

test('a row is copied with its path and what each source has', () => {
  expect(rowForm(columns, node).text()).toMatch(
    /^item\nmemory[^:]*: \{[^]*qty: 2[^]*\nlocalStorage[^:]*: [^]*qty: 1[^]*\nserver[^:]*: absent$/,
  )
})
test('the values of all sources are copied by their names', () => {
  const [json] = allForms(columns, node)
  expect(Object.values(JSON.parse(json?.text() ?? '{}'))).toEqual([
    { qty: 2, name: 'lamp' },
    { qty: 1, name: 'lamp' },
  ])
  expect(allForms(columns, tree({ state: 'memory ahead', cells: [1, absent, absent] }))).toEqual([])
})
test('the difference of two sources is copied as a delta, from the one that was clicked', () => {
  const delta = (qty: number[]): string => JSON.stringify({ qty }, null, 2)
  expect(texts(diffForms(columns, node, undefined))).toEqual([['Copy diff memory → localStorage', delta([2, 1])]])
  expect(texts(diffForms(columns, node, 1))).toEqual([['Copy diff localStorage → memory', delta([1, 2])]])
  expect(diffForms(columns, node, 2)).toEqual([])
})
