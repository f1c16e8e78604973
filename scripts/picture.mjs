// npm run picture: takes the README's pictures of the panel again.
import { buildIfStale } from './lib/build.mjs'
import { bin, finish, runNode } from './lib/run.mjs'
import { setUp } from './lib/setup.mjs'

await finish(async () => {
  await setUp(console.error)
  await buildIfStale('chrome', console.error)
  return runNode([bin('tsx'), 'scripts/take-pictures.ts'])
})
