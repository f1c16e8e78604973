// npm run -s driftscope -- <arguments>: the command line. Only its own output goes to stdout.
import { buildIfStale } from './lib/build.mjs'
import { bin, finish, runNode } from './lib/run.mjs'
import { setUp } from './lib/setup.mjs'

await finish(async () => {
  const args = process.argv.slice(2)
  const inBrowser = ['open', 'record'].includes(args[0]) && !args.includes('--help')
  await setUp(console.error, { browser: inBrowser })
  if (inBrowser) await buildIfStale('chrome', console.error)
  return runNode([bin('tsx'), 'src/cli/main.ts', ...args])
})
