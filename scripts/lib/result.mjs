import { existsSync, readFileSync } from 'node:fs'

/**
 * What a run of vitest with this JSON report and exit code comes to, as `{ passed, failed }`. A run that failed outside of
 * its tests, wrote no report, or ran no test at all counts as one failure.
 */
export function resultOf(report, code) {
  if (!existsSync(report)) return { passed: 0, failed: 1 }
  const { numPassedTests: passed, numFailedTests: failed } = JSON.parse(readFileSync(report, 'utf8'))
  const broken = code !== 0 || passed === 0
  return { passed, failed: broken ? Math.max(1, failed) : failed }
}
