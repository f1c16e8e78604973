// npm run bench [-- <name> …]: what comparing and recording cost, as ratios; a whole run writes docs/benchmarks.{json,md}.
import { buildIfStale } from './lib/build.mjs'
import { bin, finish, runNode } from './lib/run.mjs'
import { setUp } from './lib/setup.mjs'

await finish(async () => {
  await setUp(console.error)
  await buildIfStale('chrome', console.error)
  return runNode([bin('tsx'), 'test/bench/main.ts', ...process.argv.slice(2)])
})
