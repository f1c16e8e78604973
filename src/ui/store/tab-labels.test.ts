import { expect, it } from 'vitest'
import { tabLabels } from './tab-labels'

const tabs = [
  { id: '91', name: 'tab 1', state: 'shown' as const, url: 'http://localhost/cart' },
  { id: '92', name: 'tab 2', state: 'hidden' as const, opener: 'tab 1', url: 'http://localhost/' },
]

it('names tabs, and the inspected one as such', () => {
  const { of, all } = tabLabels(tabs, '91')
  expect([of('91'), of('92'), of('7')]).toEqual(['tab 1 (this tab)', 'tab 2', ''])
  expect(all.map(({ label }) => label)).toEqual(['tab 1 (this tab)', 'tab 2'])
})

it('tells who opened a tab and what it shows', () => {
  expect(tabLabels(tabs, '91').more('92')).toBe('tab 2, opened from tab 1, hidden\nhttp://localhost/')
})

it('says nothing where there is but one', () => {
  const { several, of, more, all } = tabLabels(tabs.slice(0, 1), '91')
  expect([several, of('91'), more('91'), all]).toEqual([false, '', '', []])
})
