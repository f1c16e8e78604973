// npm run truth [-- <case> …] [--sessions <folder>]: is found what goes wrong in real apps, and nothing in healthy ones?
import { buildIfStale } from './lib/build.mjs'
import { bin, finish, runNode } from './lib/run.mjs'
import { setUp } from './lib/setup.mjs'

await finish(async () => {
  await setUp(console.error)
  await buildIfStale('chrome', console.error)
  return runNode([bin('tsx'), 'test/ground-truth/main.ts', ...process.argv.slice(2)])
})
