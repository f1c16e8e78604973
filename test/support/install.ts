import { copyFileSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { captureProgram } from '../../scripts/lib/run.mjs'
import { isInstalled } from '../../scripts/lib/setup.mjs'
import { cacheFolder } from './cache'

const project = join(import.meta.dirname, '..', '..')

interface Lock {
  packages: Record<string, { version?: string; optional?: boolean }>
}

/** Installs what a folder's lock file asks for, unless it is there. Throws one sentence; what was installed stays. */
export async function installPackages(path: string, say: (text: string) => void): Promise<void> {
  const folder = join(project, path)
  const lockFile = join(folder, 'package-lock.json')
  const modules = join(folder, 'node_modules')
  if (!existsSync(lockFile)) throw new Error(`${path} has no package-lock.json: run "npm install" there.`)
  if (isInstalled(readLock(lockFile), readLock(join(modules, '.package-lock.json')))) return
  say(`installing ${path} (npm ci) …`)
  const fresh = cacheFolder(`install-${path.replaceAll(/\W+/g, '-')}-${process.pid}`)
  rmSync(fresh, { recursive: true, force: true })
  mkdirSync(fresh, { recursive: true })
  try {
    const files = ['package.json', 'package-lock.json', '.npmrc'].filter((file) => existsSync(join(folder, file)))
    for (const file of files) copyFileSync(join(folder, file), join(fresh, file))
    const args = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--prefer-offline', '--loglevel=error']
    const { code, output } = await captureProgram('npm', args, { cwd: fresh, shell: process.platform === 'win32' })
    if (code !== 0) throw new Error(failure(path, output))
    rmSync(modules, { recursive: true, force: true })
    renameSync(join(fresh, 'node_modules'), modules)
  } finally {
    rmSync(fresh, { recursive: true, force: true })
  }
}

function failure(path: string, output: string): string {
  const [, code = 'npm ci failed'] = /npm error code (\S+)/.exec(output) ?? []
  const remedy = /EAI_AGAIN|ENOTFOUND|ECONNREFUSED|ETIMEDOUT|ECONNRESET/.test(output)
    ? 'The registry cannot be reached: check the network and "npm config get registry", then run it again.'
    : 'Run "npm ci" there to see why.'
  return `${path} could not be installed (${code}). ${remedy}`
}

/** The version of a package that a folder has locked, by the name it is installed under. */
export function lockedVersion(path: string, name: string): string | undefined {
  return readLock(join(project, path, 'package-lock.json'))?.packages[`node_modules/${name}`]?.version
}

const readLock = (file: string): Lock | undefined =>
  existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Lock) : undefined
