// npm run build, npm run build:firefox: an extension that loads unpacked from dist/chrome or dist/firefox.
import { relative } from 'node:path'
import { build } from './lib/build.mjs'
import { finish, root, Stop } from './lib/run.mjs'
import { installDependencies } from './lib/setup.mjs'

await finish(async () => {
  const [target, ...more] = process.argv.slice(2)
  if ((target !== 'chrome' && target !== 'firefox') || more.length > 0) {
    throw new Stop('Usage: npm run build, or npm run build:firefox')
  }
  await installDependencies(console.error)
  console.log(`built ${relative(root, await build(target))}`)
})
