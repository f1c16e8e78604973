// npm run playground [-- --port <n>]: Scene Studio on its own, for a browser of your choice.
import { bin, finish, runNode } from './lib/run.mjs'
import { setUp } from './lib/setup.mjs'

await finish(async () => {
  await setUp(console.error, { browser: false })
  return runNode([bin('tsx'), 'playground/main.ts', ...process.argv.slice(2)])
})
