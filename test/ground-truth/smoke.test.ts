import { expect, test } from 'vitest'
import { loadCases } from './cases'
import { runCases } from './run'
import { detailsOf, totalOf } from './tally'

test('some of what goes wrong is found, and nothing else is said', async () => {
  const cases = await loadCases(['write-before-hydration', 'version-discard', 'silent-partialized'])
  const outcomes = await runCases(cases, console.log)
  expect(outcomes.flatMap(detailsOf)).toEqual([])
  expect(totalOf(outcomes).text).toBe('2 of 2 found, 0 false alarms in 3 controls')
}, 180_000)
