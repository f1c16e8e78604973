import { parseArgs } from 'node:util'
import { type Playground, startPlayground } from './server'

const DEFAULT_PORT = 4680
const TRIES = 20

const USAGE = `Usage: playground [--port <n>] [--host <name>] [--database <file>]
Serves Scene Studio; without --port on ${DEFAULT_PORT} or the next free port, without --database in memory.`

try {
  const { values } = parseArgs({
    options: {
      port: { type: 'string' },
      host: { type: 'string' },
      database: { type: 'string' },
      help: { type: 'boolean' },
    },
  })
  if (values.help) console.log(USAGE)
  else await main(values)
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}

async function main(values: { port?: string; host?: string; database?: string }): Promise<void> {
  const { port: asked, ...options } = values
  if (asked !== undefined && !/^\d{1,5}$/.test(asked)) throw new Error(`--port takes a number, not "${asked}".`)
  const app =
    asked === undefined ? await firstFree(options) : await startPlayground({ ...options, port: Number(asked) })
  console.log(`Scene Studio: ${app.url}/`)
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void app.close().then(() => process.exit(0)))
  }
}

async function firstFree(options: { host?: string; database?: string }, offset = 0): Promise<Playground> {
  try {
    return await startPlayground({ ...options, port: DEFAULT_PORT + offset })
  } catch (error) {
    const taken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE'
    if (!taken || offset >= TRIES) throw error
    return firstFree(options, offset + 1)
  }
}
