import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { bin, captureNode, root, Stop } from './run.mjs'

/** Everything that the built extension is made of. */
const inputs = ['src', 'public', 'manifest.config.ts', 'vite.config.ts', 'package.json', 'package-lock.json']

/** Builds the extension for `target` into dist/<target>, whole or not at all: a failed build leaves the last one alone. */
export async function build(target) {
  const dist = join(root, 'dist', target)
  const fresh = join(root, 'dist', `.${target}-${process.pid}`)
  const args = [bin('vite'), 'build', '--outDir', fresh, '--logLevel', 'warn']
  const { code, output } = await captureNode(args, { env: { TARGET: target } })
  if (code !== 0) {
    rmSync(fresh, { recursive: true, force: true })
    throw new Stop(`${output.trim()}\n\nThe extension could not be built for ${target}; the message above says where.`)
  }
  mkdirSync(join(root, 'dist'), { recursive: true })
  rmSync(dist, { recursive: true, force: true })
  renameSync(fresh, dist)
  return dist
}

/** Builds when the last build is out of date; `say` is told when it takes its time. */
export async function buildIfStale(target, say) {
  if (!isStale(root, target)) return
  say(`building the extension (dist/${target}) …`)
  await build(target)
}

/** Whether there is no build of the project in `folder`, or a source file is newer than it. */
export function isStale(folder, target) {
  const built = join(folder, 'dist', target, 'manifest.json')
  return !existsSync(built) || newest(inputs.map((path) => join(folder, path))) > statSync(built).mtimeMs
}

/** The latest modification below `paths`, in milliseconds since the epoch. Tests and fixtures of plug-ins do not count. */
export function newest(paths) {
  let latest = 0
  for (const path of paths) {
    if (!existsSync(path)) continue
    const stats = statSync(path)
    if (stats.isDirectory()) latest = Math.max(latest, newest(readdirSync(path).map((name) => join(path, name))))
    else if (!/\.(test|fixture)\.tsx?$/.test(path)) latest = Math.max(latest, stats.mtimeMs)
  }
  return latest
}
