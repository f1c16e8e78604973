import { type ChildProcess, spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { type AddressInfo, createServer } from 'node:net'
import { captureProgram } from '../../scripts/lib/run.mjs'
import { until } from '../../src/cli/until'
import { sourcesIn } from '../support/sources'
import { cacheFolder } from './cache'
import { stackFolder } from './fixtures'

const QUIET = { NEXT_TELEMETRY_DISABLED: '1', NODE_ENV: 'production', HOST: '127.0.0.1' }
const isWindows = process.platform === 'win32'
/** Milliseconds that a server may take to answer for the first time. */
const PATIENCE = 60_000

/** Stacks that render on a server of their own, by the `build` and `start` scripts of their package.json. */
export class OwnServers {
  private readonly ports = new Map<string, Promise<number>>()
  private hosts = 0
  private readonly running: ChildProcess[] = []

  /** Where the stack answers, built and started once: each time a host of its own, so that nothing leaks from app to app. */
  async origin(stack: string): Promise<string> {
    const started = this.ports.get(stack) ?? this.start(stack)
    this.ports.set(stack, started)
    const port = await started
    return `http://app${this.hosts++}.localhost:${port}`
  }

  close(): void {
    for (const { pid } of this.running) if (pid !== undefined) process.kill(isWindows ? pid : -pid)
  }

  private async start(stack: string): Promise<number> {
    const cwd = stackFolder(stack)
    await buildIfStale(stack, cwd)
    const port = await freePort()
    const env = { ...process.env, ...QUIET, PORT: String(port) }
    // A group of its own: npm does not hand on that it is to end.
    this.running.push(
      spawn('npm', ['run', 'start'], { cwd, env, stdio: 'ignore', detached: !isWindows, shell: isWindows }),
    )
    const answers = await until(
      async () => (await fetch(`http://127.0.0.1:${port}`).catch(() => undefined)) !== undefined,
      PATIENCE,
    )
    if (!answers) throw new Error(`test/fixtures/${stack} does not answer`)
    return port
  }
}

async function buildIfStale(stack: string, cwd: string): Promise<void> {
  const stamp = `${cacheFolder(stack)}-built.key`
  const hash = createHash('sha256')
  for (const file of sourcesIn(cwd)) hash.update(file).update(readFileSync(file))
  const key = hash.digest('hex')
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === key) return
  const { code, output } = await captureProgram('npm', ['run', 'build'], { cwd, env: QUIET, shell: isWindows })
  if (code !== 0) throw new Error(`test/fixtures/${stack} could not be built: ${output.slice(-300)}`)
  writeFileSync(stamp, key)
}

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  const { port } = server.address() as AddressInfo // it listens on a port, not on a pipe
  await new Promise((resolve) => {
    server.close(resolve)
  })
  return port
}
