import { describe, expect, it } from 'vitest'
import { codecs } from '../../codecs/registry.generated'
import { rules } from '../../rules/registry.generated'
import { diagnose } from '../diagnose'
import { momentOf } from '../moment'
import { flagship, healthyTodos, recording, refusedCart } from '../timeline/build.fixture'
import { remembered } from './remembered'

/** Two stores that change by turns, with minutes between, and a request that nothing hears the end of. */
function twoStores() {
  const built = recording()
  const page = built.tab().open()
  const entry = page.localStorage('a').found({ state: { n: 0 }, version: 0 })
  const a = page.at(1).store('a', { n: 0 }, {})
  const b = page.at(2).store('b', { n: 0 })
  for (let n = 1; n < 5; n++) {
    page.at(n * 60_000)
    a.set({ n })
    if (n % 2) entry.write({ state: { n }, version: 0 })
    page.at(n * 60_000 + 300)
    b.set({ n })
    page.at(n * 60_000 + 9_000)
    b.set({ n: -n })
  }
  page.request('POST', '/api/b', { n: 4 })
  return built.build()
}

describe('a moment that is remembered', () => {
  it.each([flagship, refusedCart, healthyTodos, twoStores])('is told as one that is judged anew: %o', (make) => {
    const told = (diagnosis: ReturnType<typeof diagnose>, seq: number): unknown =>
      momentOf(diagnosis, seq).subjects.map(({ verdict, tree, settled, columns, findings }) => [
        [verdict.sentence, tree.divergent, tree.benign, settled, findings.length],
        columns.map(({ at, value }) => [at, value]),
      ])
    const walked = diagnose(make(), { codecs, rules })
    for (const { seq } of [...walked.events, ...walked.events.toReversed()])
      expect(told(walked, seq)).toEqual(told(diagnose(make(), { codecs, rules }), seq))
  })

  it('is the same object where nothing of the subject happened in between', () => {
    const { subjects, events } = diagnose(twoStores(), { codecs, rules })
    const a = subjects.find(({ name }) => name === 'a')
    const late = events.filter(({ at }) => at % 60_000 >= 9_000).map(({ seq }) => a?.at(seq))
    expect(late.at(-1)).toBeDefined()
    expect(a?.at(events.at(-1)?.seq ?? 0)).toBe(late.at(-1))
    expect(late.at(-1)).not.toBe(late[0])
  })

  it('keeps few of them', () => {
    let judged = 0
    const [{ subjects }] = [diagnose(twoStores(), { codecs, rules })]
    const [subject] = subjects
    if (!subject) throw new Error('no subject')
    const at = remembered(
      () => Array.from({ length: 100 }, (_, n) => n),
      () => {
        judged++
        return subject
      },
    )
    for (let seq = 0; seq < 20; seq++) at(seq)
    for (let seq = 19; seq >= 0; seq--) at(seq)
    expect(judged).toBe(20 + 12)
  })
})
