import { expect, it } from 'vitest'
import { formatPath } from '../../../core/value/path'
import { finding } from '../../store/subject.fixture'
import { firstDifference } from './first-difference'
import { tree } from './tree.fixture'

const sketch = () =>
  tree({
    state: 'memory ahead',
    cells: [{}, {}],
    children: [
      { step: 'open', state: 'memory ahead', cells: ['a', 'b'] },
      {
        step: 'drafts',
        state: 'memory ahead',
        cells: [{}, {}],
        children: [{ step: 'desert', state: 'tab ahead', cells: ['x', 'y'] }],
      },
      { step: 'theme', state: 'equal', cells: ['dark', 'dark'] },
    ],
  })
const first = (...paths: string[]): string | undefined => {
  const findings = paths.length === 0 ? [] : [finding('worst', { paths })]
  const path = firstDifference({ tree: sketch(), findings })
  return path && formatPath(path)
}

it('is what the worst finding speaks of', () => {
  expect(first('drafts["desert"]')).toBe('drafts.desert')
  expect(first('drafts')).toBe('drafts.desert')
})
it('is the first row that differs where no finding names one that still does', () => {
  expect(first()).toBe('open')
  expect(first('theme', 'gone')).toBe('open')
})
it('is nothing where nothing differs', () => {
  expect(firstDifference({ tree: tree({ state: 'equal', cells: [1, 1] }), findings: [] })).toBeUndefined()
})
