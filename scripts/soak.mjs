// npm run soak [-- --minutes <n>]: what only time shows, on an app that is used for a quarter of an hour or for longer.
import { parseArgs } from 'node:util'
import { buildIfStale } from './lib/build.mjs'
import { bin, finish, runNode, Stop } from './lib/run.mjs'
import { setUp } from './lib/setup.mjs'

await finish(async () => {
  const minutes = minutesOf(process.argv.slice(2))
  await setUp(console.error)
  await buildIfStale('chrome', console.error)
  const env = minutes === undefined ? {} : { SOAK_MINUTES: minutes }
  return runNode([bin('vitest'), 'run', '--config', 'test/soak/vitest.config.ts'], { env })
})

function minutesOf(args) {
  const usage = new Stop('Usage: npm run soak [-- --minutes <n>], n being more than 0.')
  try {
    const { minutes } = parseArgs({ args, options: { minutes: { type: 'string' } } }).values
    if (minutes === undefined || Number(minutes) > 0) return minutes
  } catch {
    throw usage
  }
  throw usage
}
