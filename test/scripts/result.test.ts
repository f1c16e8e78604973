import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { resultOf } from '../../scripts/lib/result.mjs'

const folder = mkdtempSync(join(tmpdir(), 'driftscope-result-'))
afterAll(() => {
  rmSync(folder, { recursive: true, force: true })
})

test.each([
  ['all passed', { numPassedTests: 3, numFailedTests: 0 }, 0, { passed: 3, failed: 0 }],
  ['some failed', { numPassedTests: 3, numFailedTests: 2 }, 1, { passed: 3, failed: 2 }],
  ['a file that could not be loaded', { numPassedTests: 3, numFailedTests: 0 }, 1, { passed: 3, failed: 1 }],
  ['no test at all', { numPassedTests: 0, numFailedTests: 0 }, 0, { passed: 0, failed: 1 }],
])('%s', (name, report, code, result) => {
  const file = join(folder, `${name}.json`)
  writeFileSync(file, JSON.stringify(report))
  expect(resultOf(file, code)).toEqual(result)
})

test('no report', () => {
  expect(resultOf(join(folder, 'none.json'), 0)).toEqual({ passed: 0, failed: 1 })
})
