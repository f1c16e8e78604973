import { expect, test } from 'vitest'
import { loadCases } from './cases'
import { runCases } from './run'
import { detailsOf, totalOf } from './tally'

test('some of what goes wrong is found, and nothing else is said', async () => {
  const cases = await loadCases(['cart-early-write', 'settings-new-version', 'drafts-partialized'])
  const outcomes = await runCases(cases, console.log)
  expect(outcomes.flatMap(detailsOf)).toEqual([])
  expect(totalOf(outcomes).text).toBe('2 of 2 found, 0 false alarms in 3 controls')
}, 180_000)
