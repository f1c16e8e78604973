// What a fresh machine needs before anything else can run. Node built-ins only.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { installBrowser } from './install-browser.mjs'
import { captureNode, captureProgram, root, Stop } from './run.mjs'

/** The oldest node that the dependencies run on. */
const OLDEST_NODE = [20, 19]

/** Node, dependencies and, unless `browser` is false, a browser. `say` is told about whatever takes its time. */
export async function setUp(say, { browser = true } = {}) {
  checkNode(process.versions.node)
  await installDependencies(say)
  if (browser) await installBrowser(say)
}

/** Throws a sentence when `version` (such as 18.20.1) is too old. */
export function checkNode(version) {
  const [major, minor] = version.split('.').map(Number)
  const [oldestMajor, oldestMinor] = OLDEST_NODE
  if (major > oldestMajor || (major === oldestMajor && minor >= oldestMinor)) return
  throw new Stop(
    `Node ${OLDEST_NODE.join('.')} or newer is needed and this is ${version}; install one from nodejs.org.`,
  )
}

/** npm ci, when what is installed is not what the lock file asks for. */
export async function installDependencies(say) {
  if (isInstalled(read(join(root, 'package-lock.json')), read(join(root, 'node_modules', '.package-lock.json')))) return
  say('installing dependencies (npm ci) …')
  const args = ['ci', '--no-audit', '--no-fund', '--loglevel=error']
  // Started by npm, its own script is named; otherwise a shell finds npm on every platform.
  const npm = process.env.npm_execpath
  const { code, output } = npm?.endsWith('.js')
    ? await captureNode([npm, ...args])
    : await captureProgram('npm', args, { shell: process.platform === 'win32' })
  if (code === 0) return
  throw new Stop(
    `${output.trim()}\n\nThe dependencies could not be installed: check the network and "npm config get registry", then run it again.`,
  )
}

/** Whether every package of a lock file that this platform needs is installed in its version. */
export function isInstalled(lock, installed) {
  if (!installed) return false
  return Object.entries(lock.packages).every(([path, wanted]) => {
    const present = installed.packages[path]
    return path === '' || (present ? present.version === wanted.version : wanted.optional === true)
  })
}

const read = (file) => (existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined)
