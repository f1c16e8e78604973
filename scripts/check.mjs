// npm run check: everything that needs no browser, in under a minute.
import { bin, finish } from './lib/run.mjs'
import { runSteps, typeSteps } from './lib/steps.mjs'

await finish(async () => {
  const started = Date.now()
  const ok = await runSteps([
    { name: 'generated files', args: ['scripts/generate.mjs', '--check'] },
    ...typeSteps(bin('tsc', 'typescript')),
    { name: 'lint', args: [bin('oxlint'), '--type-aware', '--report-unused-disable-directives-severity=error'] },
    { name: 'format', args: [bin('biome', '@biomejs/biome'), 'format', '.'] },
    { name: 'unit', args: [bin('vitest'), 'run'], summary: testsLine },
  ])
  if (ok) console.log(`all fine in ${Math.round((Date.now() - started) / 1000)} s`)
  return ok ? 0 : 1
})

/** vitest's own count, e.g. "123 passed". */
function testsLine(output) {
  return /Tests\s+(.+)/.exec(output)?.[1]?.trim()
}
