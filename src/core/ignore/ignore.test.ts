import { describe, expect, it } from 'vitest'
import { codecs } from '../../codecs/registry.generated'
import { rules } from '../../rules/registry.generated'
import { diagnose } from '../diagnose'
import type { Diagnosis } from '../diagnosis'
import { redact } from '../redact/redact'
import { fromSession } from '../session/from-session'
import { parseSession } from '../session/parse-session'
import { toSession } from '../session/to-session'
import { flagship, refusedCart } from '../timeline/build.fixture'
import { ORIGIN } from '../timeline/builder.fixture'
import { hiddenBy } from './hidden'
import { type IgnoreRule, readIgnores } from './rule'

const CART = `${ORIGIN} memory:cart`
const rule = (pattern: string, rest: Partial<IgnoreRule> = {}): IgnoreRule => ({ origin: ORIGIN, pattern, ...rest })
const judged = (ignores: readonly IgnoreRule[], recording = refusedCart()) =>
  diagnose(recording, { codecs, rules, ignores })

/** `cart error: 3 differ, 1 ignored; save-failed, write-refused; ignored: x by items` */
function told({ subjects: [cart] }: Diagnosis): string {
  if (!cart) return ''
  const ignored = cart.ignoredFindings ?? []
  return [
    `${cart.status}: ${cart.divergent} differ, ${cart.tree.ignoredCount ?? 0} ignored`,
    cart.findings.map((finding) => finding.rule).join(', '),
    ...ignored.map(({ finding, by }) => `${finding.rule} ignored by ${by.map(({ pattern }) => pattern).join(', ')}`),
  ].join('; ')
}

describe('ignored paths', () => {
  it.each([
    [[], 'error: 3 differ, 0 ignored; save-failed'],
    [[rule('coupon')], 'error: 2 differ, 1 ignored; save-failed'],
    [[rule('items', { subject: CART })], 'error: 2 differ, 1 ignored; save-failed'],
    [
      [rule('items', { subject: CART }), rule('total')],
      'differs: 1 differ, 2 ignored; ; save-failed ignored by items, total',
    ],
    [[rule('*', { off: true })], 'error: 3 differ, 0 ignored; save-failed'],
    [[rule('**', { rule: 'save-failed' })], 'differs: 3 differ, 0 ignored; ; save-failed ignored by **'],
    [[rule('items', { rule: 'save-failed' })], 'error: 3 differ, 0 ignored; save-failed'],
    [
      [rule('items', { rule: 'save-failed' }), rule('total', { rule: 'save-failed', subject: CART })],
      'differs: 3 differ, 0 ignored; ; save-failed ignored by items, total',
    ],
    [[rule('**', { rule: 'quota-exceeded' })], 'error: 3 differ, 0 ignored; save-failed'],
    [[rule('*', { origin: 'http://localhost:4000' })], 'error: 3 differ, 0 ignored; save-failed'],
    [[rule('*', { subject: `${ORIGIN} memory:other` })], 'error: 3 differ, 0 ignored; save-failed'],
  ])('count in no number and no finding: %#', (ignores, expected) => {
    expect(told(judged(ignores))).toBe(expected)
  })

  it('all of them: nothing differs, nothing is found, and nothing is lost', () => {
    const all = judged([rule('*')], flagship())
    const [subject] = all.subjects
    expect(subject?.status).toBe('ok')
    expect(subject?.verdict.sentence).not.toMatch(/behind|Reloading loses/)
    expect(all.findings).toEqual([])
    const found = diagnose(flagship(), { codecs, rules }).findings
    expect(subject?.ignoredFindings?.map(({ finding }) => finding.rule)).toEqual(found.map((finding) => finding.rule))
  })

  it('are so at any moment', () => {
    const [subject] = judged([rule('items'), rule('total')]).subjects
    const last = judged([]).events.at(-1)?.seq ?? 0
    const now = subject?.at(last)
    expect([now?.divergent, now?.tree.ignoredCount, now?.ignoredFindings?.length]).toEqual([1, 2, 1])
    expect(subject?.at(1)?.ignoredFindings).toBeUndefined()
  })

  it('are counted by rule', () => {
    const ignores = [rule('items'), rule('**.total', { subject: CART }), rule('nothing'), rule('*', { off: true })]
    expect(hiddenBy(ignores, judged(ignores).subjects)).toEqual([1, 1, 0, 0])
  })

  it('are saved with the session, and give the same from the file', () => {
    const creator = { name: 'Driftscope', version: '0.1.0' }
    const ignores = [rule('coupon', { subject: CART }), rule('x', { origin: 'http://elsewhere.test' })]
    const made = toSession(refusedCart(), judged(ignores), { creator })
    expect(made.ignores).toEqual(ignores.slice(0, 1))
    for (const session of [made, redact(made).session]) {
      const read = parseSession(JSON.stringify(session))
      const again = diagnose(fromSession(read), { codecs, rules, ignores: readIgnores(read.ignores) })
      expect(told(again)).toBe(told(judged(ignores)))
    }
    expect(toSession(refusedCart(), judged([]), { creator })).not.toHaveProperty('ignores')
  })
})

it('what is no rule is left out', () => {
  const good = rule('a.b', { off: true })
  const mute = rule('**', { rule: 'save-failed' })
  expect(readIgnores([mute, rule('**')])).toEqual([mute])
  expect(readIgnores([good, rule('a['), { pattern: 'a' }, { origin: '', pattern: 'a' }, 1, null])).toEqual([good])
  expect(readIgnores({ 0: good })).toEqual([])
})
