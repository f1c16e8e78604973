import { detailOf } from '../../../src/core/errors'
import type { BenchCase } from '../define-case'
import { startBench } from './bench'
import { type Row, rowsOf } from './results'

/** Milliseconds that a case may take. */
const WITHIN = 240_000

/** Runs cases one after another; tells each row as it comes. A case that breaks down is a row without a figure. */
export async function runCases(cases: readonly BenchCase[], tell: (row: Row) => void): Promise<Row[]> {
  const bench = await startBench()
  const rows: Row[] = []
  try {
    for (const one of cases) {
      const mine = await runCase(one)
      for (const row of mine) tell(row)
      rows.push(...mine)
    }
  } finally {
    await bench.stop()
  }
  return rows

  async function runCase(one: BenchCase): Promise<Row[]> {
    try {
      return rowsOf(one, await within(one.run(bench)))
    } catch (error) {
      return rowsOf(one, {}, detailOf(error))
    } finally {
      await bench.endCase()
    }
  }
}

async function within<T>(work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`it took over ${WITHIN / 1000} s`)), WITHIN)
  })
  try {
    return await Promise.race([work, late])
  } finally {
    clearTimeout(timer)
  }
}
