// npm run generate: the registries of the plug-ins and the rules' pages. With --check: fails when one is stale.
import { parseArgs } from 'node:util'
import { stale, writeGenerated } from './lib/generated.mjs'
import { finish, root, Stop } from './lib/run.mjs'

await finish(() => {
  if (options().check) {
    const paths = stale(root).map(({ path }) => path)
    if (paths.length > 0) throw new Stop(`Stale: ${paths.join(', ')}. Run "npm run generate".`)
    return
  }
  const written = writeGenerated(root)
  console.log(written.length > 0 ? `wrote ${written.join(', ')}` : 'everything was up to date')
})

function options() {
  try {
    return parseArgs({ options: { check: { type: 'boolean' } } }).values
  } catch {
    throw new Stop('Usage: npm run generate [-- --check]')
  }
}
