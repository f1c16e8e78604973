import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { defineCase, problemsOf } from './define-case'
import { startBench } from './harness/bench'
import { asJson, asMarkdown } from './harness/document'
import { allCases } from './harness/registry'
import { rowsOf } from './harness/results'
import { runCases } from './harness/run'
import type { Times } from './pages/support/measure'
import { required, shortcomings } from './required'

const small = defineCase({
  id: 'small',
  metrics: [
    { name: 'lower', what: 'a / b', better: 'lower', target: 2, why: 'of a reason.' },
    { name: 'higher', what: 'b / a', better: 'higher', target: 2 },
    { name: 'told', what: 'c', better: 'lower', unit: 'ms' },
  ],
  run: async () => ({ lower: { ratio: 3.4567 }, higher: { ratio: 2, detail: '2 ms / 1 ms' }, told: { ratio: 7 } }),
})

describe('cases', () => {
  it('there is one for every target that stands for good, with that target', async () => {
    const cases = await allCases()
    expect(shortcomings(cases.flatMap(({ metrics }) => metrics))).toEqual([])
  })

  it('a target that is left out, lowered or judged twice is told', () => {
    const metrics = required.filter(({ name }) => name !== 'peer')
    const lowered = metrics.map((metric) => (metric.name === 'search' ? { ...metric, target: 5 } : metric))
    expect(shortcomings([...lowered, ...metrics.slice(0, 1)])).toEqual([
      'record-ring stands in two cases',
      'search has another target than 0.5',
      'peer has no case',
    ])
  })

  it('of a wrong shape are refused', () => {
    expect(problemsOf('small', small)).toEqual([])
    expect(problemsOf('other', small)).toEqual(['other: its id is small'])
    expect(problemsOf('small', { ...small, run: undefined })).toEqual([
      'small: its default export is no defineCase({ id, metrics, run })',
    ])
    expect(problemsOf('small', { ...small, metrics: [] })).toEqual(['small: it has no metrics'])
    expect(problemsOf('small', { ...small, metrics: [{ name: 'A b', better: 'less', target: NaN }] })).toEqual([
      'small: A b is no name',
      'small: A b does not say what it is',
      'small: A b does not say what is better',
      'small: the target of A b is no number',
    ])
  })
})

describe('documents', () => {
  it('have each target, met or not, and why not', async () => {
    const rows = rowsOf(small, await small.run({} as never)) // it asks for nothing
    expect(JSON.parse(asJson(rows))).toEqual([
      { name: 'lower', ratio: 3.46, target: 2, met: false },
      { name: 'higher', ratio: 2, target: 2, met: true },
    ])
    const machine = { processor: 'a processor', memory: '1 GB', system: 'a system', browser: 'a browser' }
    const text = asMarkdown({ required: rows, further: [], machine, date: '2026-01-31', minutes: 3.2 })
    expect(text).toContain('1 of 2 targets are met')
    expect(text).toContain('| lower | a / b | 3.46 | ≤ 2 | no |  |')
    expect(text).toContain('- **lower**: of a reason.')
    expect(text).toContain('a processor')
  })

  it('a case that breaks down stays in them', () => {
    const rows = rowsOf(small, {}, 'it broke')
    expect(JSON.parse(asJson(rows))).toMatchObject([
      { name: 'lower', ratio: null, met: false },
      { name: 'higher', ratio: null, met: false },
    ])
  })

  it('what is committed has a row for every target, in order', () => {
    const path = join(import.meta.dirname, '..', '..', 'docs', 'benchmarks.json')
    expect(existsSync(path)).toBe(true)
    const rows = JSON.parse(readFileSync(path, 'utf8')) as { name: string; target: number }[]
    const targets = rows.slice(0, required.length).map(({ name, target }) => ({ name, target }))
    expect(targets).toEqual(required.map(({ name, target }) => ({ name, target })))
  })
})

describe('a run', () => {
  let bench: Awaited<ReturnType<typeof startBench>>
  beforeAll(async () => {
    bench = await startBench()
  })
  afterAll(() => bench.stop())

  it('compares in a fresh browser, with a clock of microseconds', async () => {
    const question = { state: 'S2', edit: 'shared', peers: ['fast-json-patch'] }
    const times = await bench.run<Record<string, Times>>('diff', 'compare', question)
    expect(Object.keys(times)).toEqual(['ours', 'parse', 'steps', 'fast-json-patch'])
    for (const { min, median, samples } of Object.values(times)) {
      expect(min).toBeGreaterThan(0)
      expect(median).toBeGreaterThanOrEqual(min)
      expect(samples).toBeGreaterThanOrEqual(5)
    }
  })

  it('a page that fails says so', async () => {
    await expect(bench.run('diff', 'nothing')).rejects.toThrow('the page does not offer nothing')
  })

  it('takes turns with the extension and without, and the agent is there', async () => {
    const [ours, bare] = await bench.turns<boolean>('start', 'hasAgent', [{ extension: true }, {}])
    expect([ours, bare]).toEqual([true, false])
  })

  it('a case that throws is a row', async () => {
    const broken = defineCase({ ...small, run: () => Promise.reject(new Error('no such page')) })
    const rows = await runCases([broken], () => undefined)
    expect(rows.map(({ problem }) => problem)).toEqual(['no such page', 'no such page', 'no such page'])
  })
})
