// npm run build:announce: what an app imports as driftscope/announce, in dist/npm.
import { mkdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { bin, captureNode, finish, root, Stop } from './lib/run.mjs'
import { installDependencies } from './lib/setup.mjs'

await finish(async () => {
  await installDependencies(console.error)
  const dist = join(root, 'dist', 'npm')
  const fresh = join(root, 'dist', `.npm-${process.pid}`)
  const made = [
    await captureNode([
      bin('vite'),
      'build',
      '--config',
      'vite.announce.config.ts',
      '--outDir',
      fresh,
      '--logLevel',
      'warn',
    ]),
    await captureNode([bin('tsc', 'typescript'), '--project', 'tsconfig.announce.json', '--outDir', fresh]),
  ]
  const failed = made.find(({ code }) => code !== 0)
  if (failed) {
    rmSync(fresh, { recursive: true, force: true })
    throw new Stop(`${failed.output.trim()}\n\ndriftscope/announce could not be built; the message above says where.`)
  }
  mkdirSync(join(root, 'dist'), { recursive: true })
  rmSync(dist, { recursive: true, force: true })
  renameSync(fresh, dist)
  console.log('built dist/npm')
})
