import { expect, test } from 'vitest'
import { codecs } from '../../src/codecs/registry.generated'
import { diagnose } from '../../src/core/diagnose'
import { flagship } from '../../src/core/timeline/build.fixture'
import { rules } from '../../src/rules/registry.generated'
import { judge } from './judge'

const diagnosis = diagnose(flagship(), { codecs, rules })
const [finding] = diagnosis.findings
const right = { rule: 'write-before-hydration', subject: 'cart-store', paths: finding?.paths.toReversed() ?? [] }

test('what is shown at the paths that were expected is found', () => {
  expect(judge([right], diagnosis)).toEqual({ found: [right], missed: [], alarms: [] })
  const anywhere = { rule: right.rule, subject: right.subject }
  expect(judge([anywhere], diagnosis)).toEqual({ found: [anywhere], missed: [], alarms: [] })
})

test.each([
  ['another rule', { ...right, rule: 'version-discard' }],
  ['another subject', { ...right, subject: 'cart' }],
  ['other paths', { ...right, paths: ['cart'] }],
])('%s: that is missed, and what is shown instead is a false alarm', (_, wrong) => {
  const { found, missed, alarms } = judge([wrong], diagnosis)
  expect([found, missed]).toEqual([[], [wrong]])
  expect(alarms).toEqual([expect.stringMatching(/^error write-before-hydration: cart-store · /)])
})

test('a rule that fails is a false alarm', () => {
  const failing = { ...diagnosis, findings: [], failures: [{ plugin: 'save-failed', message: 'no' }] }
  expect(judge([], failing).alarms).toEqual(['save-failed failed: no'])
})
