import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { asJson, asMarkdown } from './harness/document'
import { thisMachine } from './harness/machine'
import { allCases } from './harness/registry'
import { ratioInWords, type Row, targetInWords, verdictOf } from './harness/results'
import { runCases } from './harness/run'
import { required, shortcomings } from './required'

const docs = join(import.meta.dirname, '..', '..', 'docs')

process.exit(await main(process.argv.slice(2)))

/** Runs all cases, or those that are named by their id or by one of their metrics. */
async function main(names: readonly string[]): Promise<number> {
  const cases = await allCases()
  const isNamed = (name: string, id: string, metrics: readonly { name: string }[]): boolean =>
    id === name || metrics.some((metric) => metric.name === name)
  const unknown = names.filter((name) => !cases.some(({ id, metrics }) => isNamed(name, id, metrics)))
  if (unknown.length > 0) {
    const known = cases.flatMap(({ metrics }) => metrics.map(({ name }) => name))
    console.error(`There is no benchmark ${unknown.join(', ')}; there are: ${known.join(', ')}.`)
    return 2
  }
  const chosen = cases.filter(
    ({ id, metrics }) => names.length === 0 || names.some((name) => isNamed(name, id, metrics)),
  )
  const begun = Date.now()
  const rows = await runCases(chosen, print)
  const judged = rows.filter(({ target }) => target !== undefined)
  console.log(`${judged.filter(({ met }) => met).length} of ${judged.length} targets met`)
  if (names.length === 0) write(rows, (Date.now() - begun) / 60_000)
  return rows.some(({ problem }) => problem !== undefined) ? 1 : 0
}

/** Only a whole run does: no row is older than another. */
function write(rows: readonly Row[], minutes: number): void {
  for (const line of shortcomings(rows)) console.error(line)
  const first = required.flatMap(({ name }) => rows.find((row) => row.name === name) ?? [])
  const further = rows.filter((row) => !first.includes(row))
  const date = new Date().toISOString().slice(0, 10)
  writeFileSync(join(docs, 'benchmarks.json'), asJson([...first, ...further]))
  writeFileSync(
    join(docs, 'benchmarks.md'),
    asMarkdown({ required: first, further, machine: thisMachine(), date, minutes }),
  )
  console.log('docs/benchmarks.json and docs/benchmarks.md are written.')
}

function print(row: Row): void {
  const target = targetInWords(row)
  const verdict = verdictOf(row) === 'no' ? 'MISSED' : verdictOf(row) === 'yes' ? 'met' : ''
  const columns = [row.name.padEnd(24), ratioInWords(row).padStart(9), target.padEnd(8), verdict.padEnd(7)]
  console.log(`${columns.join('  ')} ${row.problem ?? row.figure?.detail ?? ''}`.trimEnd())
}
