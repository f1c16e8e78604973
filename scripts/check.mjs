// npm run check: everything that needs no browser, in under a minute. --report <file>: the unit tests' result as JSON.
import { parseArgs } from 'node:util'
import { bin, finish, Stop } from './lib/run.mjs'
import { runSteps, typeSteps } from './lib/steps.mjs'

await finish(async () => {
  const started = Date.now()
  const { report } = options()
  const ok = await runSteps([
    { name: 'generated files', args: ['scripts/generate.mjs', '--check'] },
    ...typeSteps(bin('tsc', 'typescript')),
    { name: 'lint', args: [bin('oxlint'), '--type-aware', '--report-unused-disable-directives-severity=error'] },
    { name: 'format', args: [bin('biome', '@biomejs/biome'), 'format', '.'] },
    { name: 'unit', args: unitTests(report), summary: testsLine },
  ])
  if (ok) console.log(`all fine in ${Math.round((Date.now() - started) / 1000)} s`)
  return ok ? 0 : 1
})

/** vitest's own count, e.g. "123 passed". */
function testsLine(output) {
  return /Tests\s+(.+)/.exec(output)?.[1]?.trim()
}

function unitTests(report) {
  const json = report ? ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`] : []
  return [bin('vitest'), 'run', '--allowOnly=false', ...json]
}

function options() {
  try {
    return parseArgs({ options: { report: { type: 'string' } } }).values
  } catch {
    throw new Stop('Usage: npm run check')
  }
}
