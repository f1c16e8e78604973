// npm run generate: the registries of the plug-ins and the rules' pages. With --check: fails when one is stale.
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { parseArgs } from 'node:util'
import { generated } from './lib/generated.mjs'
import { finish, root, Stop } from './lib/run.mjs'

await finish(() => {
  const { check } = options()
  const stale = []
  for (const { path, text } of generated(root)) {
    const file = join(root, path)
    const now = existsSync(file) ? readFileSync(file, 'utf8') : undefined
    if (now === text) continue
    stale.push(path)
    if (check) continue
    if (text === undefined) {
      rmSync(file)
    } else {
      mkdirSync(dirname(file), { recursive: true })
      writeFileSync(file, text)
    }
  }
  if (check && stale.length > 0) throw new Stop(`Stale: ${stale.join(', ')}. Run "npm run generate".`)
  if (!check) console.log(stale.length > 0 ? `wrote ${stale.join(', ')}` : 'everything was up to date')
})

function options() {
  try {
    return parseArgs({ options: { check: { type: 'boolean' } } }).values
  } catch {
    throw new Stop('Usage: npm run generate [-- --check]')
  }
}
