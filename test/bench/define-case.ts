import type { Bench } from './harness/bench'

/** One row of docs/benchmarks.md. */
export interface Metric {
  name: string
  /** What is divided by what, on what data. */
  what: string
  /** Whether it is met when the ratio is at most (`lower`) or at least (`higher`) the target. */
  better: 'lower' | 'higher'
  /** Without one the row is only reported. */
  target?: number
  /** Of a row that is no ratio: `ms`. */
  unit?: string
  /** Why the target is missed, as long as it is. */
  why?: string
}

/** What came out for a metric; `detail` says what the ratio is made of: `2.8 ms / 11 ms`. */
export interface Figure {
  ratio: number
  detail?: string
}

/** A benchmark: a file of test/bench/cases, its name the id. One run may give several metrics. */
export interface BenchCase {
  id: string
  metrics: readonly Metric[]
  /** A figure for each metric's name. Throws where what is measured does not do what it should. */
  run: (bench: Bench) => Promise<Readonly<Record<string, Figure>>>
}

export const defineCase = (bench: BenchCase): BenchCase => bench

/** What is wrong with what a file of test/bench/cases exports, one sentence each. */
export function problemsOf(file: string, exported: unknown): string[] {
  if (!isCase(exported)) return [`${file}: its default export is no defineCase({ id, metrics, run })`]
  const problems: string[] = []
  if (exported.id !== file) problems.push(`${file}: its id is ${exported.id}`)
  if (exported.metrics.length === 0) problems.push(`${file}: it has no metrics`)
  for (const { name, what, better, target } of exported.metrics) {
    if (typeof name !== 'string' || !/^[a-z][a-z0-9-]*$/.test(name)) problems.push(`${file}: ${name} is no name`)
    if (typeof what !== 'string' || what === '') problems.push(`${file}: ${name} does not say what it is`)
    if (better !== 'lower' && better !== 'higher') problems.push(`${file}: ${name} does not say what is better`)
    if (target !== undefined && !(Number.isFinite(target) && target > 0))
      problems.push(`${file}: the target of ${name} is no number`)
  }
  return problems
}

function isCase(exported: unknown): exported is BenchCase {
  if (typeof exported !== 'object' || exported === null) return false
  const { id, metrics, run } = exported as Partial<Record<keyof BenchCase, unknown>>
  return typeof id === 'string' && Array.isArray(metrics) && typeof run === 'function'
}
