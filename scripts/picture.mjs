// npm run picture: takes the README's pictures of the panel again; with a folder of sessions those of the rules' pages.
import { buildIfStale } from './lib/build.mjs'
import { bin, finish, runNode } from './lib/run.mjs'
import { setUp } from './lib/setup.mjs'

await finish(async () => {
  await setUp(console.error)
  await buildIfStale('chrome', console.error)
  const [sessions] = process.argv.slice(2)
  const script = sessions === undefined ? ['scripts/take-pictures.ts'] : ['scripts/take-rule-pictures.ts', sessions]
  return runNode([bin('tsx'), ...script])
})
