// npm test: everything, on a fresh machine too. The last line is "N passed, N failed".
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from './lib/build.mjs'
import { resultOf } from './lib/result.mjs'
import { bin, finish, root, runNode, Stop } from './lib/run.mjs'
import { setUp } from './lib/setup.mjs'

/** Runs that need a browser or the built extension: one for each vitest.<name>.config.ts; of the long ones a part. */
const browserRuns = readdirSync(root).flatMap((name) => /^vitest\.(\w+)\.config\.ts$/.exec(name)?.[1] ?? [])

await finish(async () => {
  if (process.argv.length > 2)
    throw new Stop('npm test takes no arguments; a single run is "npm run unit" or "npm run e2e".')
  const total = { passed: 0, failed: 0 }
  const reports = mkdtempSync(join(tmpdir(), 'driftscope-test-'))
  const count = (name, code, report) => {
    const { passed, failed } = resultOf(report, code)
    console.log(`${name}: ${passed} passed, ${failed} failed\n`)
    total.passed += passed
    total.failed += failed
  }
  try {
    await setUp(console.log)
    const unit = join(reports, 'unit.json')
    count('check', await runNode(['scripts/check.mjs', '--report', unit]), unit)
    await build('chrome')
    for (const name of browserRuns) {
      const report = join(reports, `${name}.json`)
      count(name, await runNode(vitest(`vitest.${name}.config.ts`, report), { env: { DRIFTSCOPE_SMOKE: '1' } }), report)
    }
  } catch (error) {
    if (!(error instanceof Stop)) throw error
    console.log(error.message)
    total.failed += 1
  } finally {
    rmSync(reports, { recursive: true, force: true })
    console.log(`${total.passed} passed, ${total.failed} failed`)
  }
  return total.failed > 0 ? 1 : 0
})

function vitest(config, report) {
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  return [bin('vitest'), 'run', '--config', config, '--allowOnly=false', ...reporters]
}
