// npm start [-- <url>] [--headless] [--profile <folder>]: the panel on the playground, or on your own app.
import util from 'node:util'
import { buildIfStale } from './lib/build.mjs'
import { bin, finish, runNode, Stop } from './lib/run.mjs'
import { setUp } from './lib/setup.mjs'

await finish(async () => {
  const { url, headless, profile } = options()
  const say = (line) => console.log(line)
  await setUp(say)
  await buildIfStale('chrome', say)
  const screenless = !headless && process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY
  if (screenless) say('no display here: running without a window (as with --headless)')
  const flags = [...(headless || screenless ? ['--headless'] : []), ...(profile ? ['--profile', profile] : [])]
  return runNode([bin('tsx'), 'src/cli/main.ts', 'open', ...flags, ...(url ? [url] : [])])
})

/** Refuses what it does not know before anything is installed. */
function options() {
  const usage = 'Usage: npm start [-- <url>] [--headless] [--profile <folder>]'
  try {
    const { values, positionals } = util.parseArgs({
      allowPositionals: true,
      options: { headless: { type: 'boolean' }, profile: { type: 'string' } },
    })
    if (positionals.length > 1) throw new Stop(`One url at a time. ${usage}`)
    return { ...values, url: positionals[0] }
  } catch (error) {
    if (error instanceof Stop) throw error
    throw new Stop(`${error.message.split('.')[0]}. ${usage}`)
  }
}
