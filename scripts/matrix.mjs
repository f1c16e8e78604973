// npm run matrix [-- <stack> …] [--prod|--dev]: what is found of each library, in real apps in a real browser.
import { buildIfStale } from './lib/build.mjs'
import { bin, finish, runNode } from './lib/run.mjs'
import { setUp } from './lib/setup.mjs'

await finish(async () => {
  await setUp(console.error)
  await buildIfStale('chrome', console.error)
  return runNode([bin('tsx'), 'test/matrix/main.ts', ...process.argv.slice(2)])
})
