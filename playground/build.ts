import { createHash } from 'node:crypto'
import { readFile, readdir, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { type InlineConfig, build } from 'vite'

const HERE = dirname(fileURLToPath(import.meta.url))
const STAMP = 'stamp.txt'
/** Where the built application lies: `client/` and `server/`. */
export const DIST = join(HERE, 'dist')

/** Builds the client (minified, hashed, with source maps) and the server bundle, unless nothing has changed since. */
export async function buildPlayground(): Promise<'built' | 'up to date'> {
  const stamp = await hashInputs()
  const built = await readFile(join(DIST, STAMP), 'utf8').catch(() => '')
  if (built === stamp) return 'up to date'
  // Built aside and moved, so that a broken or concurrent build never leaves half of one behind.
  const target = join(HERE, '../.cache', `playground-${process.pid}`)
  // Vite and its React plugin go by NODE_ENV even in production mode, and a test runner sets another one.
  const environment = process.env['NODE_ENV']
  process.env['NODE_ENV'] = 'production'
  try {
    await build(client(join(target, 'client')))
    await build(server(join(target, 'server')))
    await writeFile(join(target, STAMP), stamp)
    await rm(DIST, { recursive: true, force: true })
    await rename(target, DIST)
  } finally {
    if (environment === undefined) delete process.env['NODE_ENV']
    else process.env['NODE_ENV'] = environment
    await rm(target, { recursive: true, force: true })
  }
  return 'built'
}

const shared = (outDir: string): InlineConfig => ({
  configFile: false,
  root: HERE,
  mode: 'production',
  logLevel: 'warn',
  plugins: [react()],
  define: { 'process.env.NODE_ENV': '"production"' },
  build: { outDir, emptyOutDir: true, sourcemap: true },
})

function client(outDir: string): InlineConfig {
  const base = shared(outDir)
  return {
    ...base,
    build: {
      ...base.build,
      manifest: true,
      minify: true,
      rolldownOptions: { input: join(HERE, 'src/entry-client.tsx') },
    },
  }
}

function server(outDir: string): InlineConfig {
  const base = shared(outDir)
  return {
    ...base,
    // Bundled, so that both sides run React's production build whatever NODE_ENV the host process has.
    ssr: { noExternal: true },
    build: { ...base.build, ssr: join(HERE, 'src/entry-server.tsx') },
  }
}

async function hashInputs(): Promise<string> {
  const entries = await readdir(join(HERE, 'src'), { recursive: true, withFileTypes: true })
  const sources = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
  const files = [...sources, join(HERE, 'build.ts'), join(HERE, '../package-lock.json')].toSorted()
  const contents = await Promise.all(files.map((file) => readFile(file)))
  const hash = createHash('sha256')
  for (const [index, file] of files.entries()) hash.update(relative(HERE, file)).update(contents[index] ?? '')
  return hash.digest('hex')
}
