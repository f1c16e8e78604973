import { expect, it } from 'vitest'
import type { MenuGroup } from '../../../components/menu'
import { mergeGroups } from './row-actions'

const group = (name: string, ...labels: string[]): MenuGroup => ({
  name,
  items: labels.map((label) => ({ label, run: () => {} })),
})

it('puts what several actions say of one source under one title', () => {
  const merged = mergeGroups([
    group('path', 'Copy path'),
    group('memory', 'Copy value'),
    group('memory', 'Put'),
    group('nothing'),
    group('watch', 'Watch'),
  ])
  expect(merged.map(({ name, items }) => `${name}: ${items.map(({ label }) => label).join(', ')}`)).toEqual([
    'path: Copy path',
    'memory: Copy value, Put',
    'watch: Watch',
  ])
})
