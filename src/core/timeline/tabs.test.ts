import { expect, test } from 'vitest'
import { recording } from './builder.fixture'
import { mergeTimeline } from './merge'
import { tabName, tabNames } from './tabs'

test('tabs are numbered in order of appearance, whatever the browser calls them', () => {
  const names = tabNames([{ id: '1684' }, { id: '7' }])
  expect([tabName(names, '1684'), tabName(names, '7')]).toEqual(['tab 1', 'tab 2'])
})

test('a tab that nobody recorded is another one', () => {
  expect(tabName(tabNames([{ id: '7' }]), '8')).toBe('another tab')
})

test('a timeline names them as its recording does', () => {
  const built = recording()
  built.tab().open()
  built.tab().open()
  const made = built.build()
  expect(tabNames(mergeTimeline(made).tabs)).toEqual(tabNames(made.tabs))
})
