import { expect, test } from 'vitest'
import { rules } from '../../src/rules/registry.generated'
import { loadCases } from './cases'

test('every rule has a real page that shows it, and with that its mended twin', async () => {
  const shown = (await loadCases())
    .filter(({ notReproduced }) => notReproduced === undefined)
    .flatMap(({ shows }) => shows.map(({ rule }) => rule))
  expect(rules.map(({ id }) => id).filter((id) => !shown.includes(id))).toEqual([])
  expect(shown.filter((id) => !rules.some((rule) => rule.id === id))).toEqual([])
})
