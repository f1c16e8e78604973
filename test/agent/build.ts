import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { build, type Plugin } from 'vite'
import { newest } from '../../scripts/lib/build.mjs'

const root = join(import.meta.dirname, '..', '..')
const built = new Map<string, Promise<string>>()

/** The agent as one script, as the extension injects it. */
export const agentScript = (): Promise<string> => bundle('src/agent/page.iife.ts', {})

export interface PageBuild {
  /** The installed version to use. */
  zustand?: string
  react?: '18' | '19'
  /** React's development build. */
  development?: boolean
}

/**
 * A page as users ship it, minified and for production unless told otherwise. `path` is a file of test/fixtures/agent, or
 * the fixture of a plug-in by its path from the project's folder.
 */
export const pageScript = (path: string, { zustand = '5.1.0', react, development }: PageBuild = {}): Promise<string> =>
  bundle(
    path.includes('/') ? path : `test/fixtures/agent/${path}`,
    {
      zustand: `zustand-${zustand}`,
      ...(react === '18' && { react: 'react-18', 'react-dom': 'react-dom-18' }),
    },
    development ? 'development' : 'production',
  )

function bundle(entry: string, alias: Record<string, string>, mode = 'production'): Promise<string> {
  const key = `${entry} ${mode} ${JSON.stringify(alias)}`
  const known = built.get(key)
  if (known) return known
  const text = kept(entry, key, () => run(entry, alias, mode))
  built.set(key, text)
  return text
}

const cache = join(root, '.cache', 'agent-pages')
const inputs = ['src', 'test/fixtures/agent', 'test/agent/acts', 'package-lock.json'].map((path) => join(root, path))

/** What was built before, by another file of tests as well, as long as nothing that it is built of has changed. */
async function kept(entry: string, key: string, make: () => Promise<string>): Promise<string> {
  const file = join(
    cache,
    createHash('sha256')
      .update(`${newest(inputs)} ${statSync(join(root, entry)).mtimeMs} ${key}`)
      .digest('hex'),
  )
  if (existsSync(file)) return readFileSync(file, 'utf8')
  const text = await make()
  mkdirSync(cache, { recursive: true })
  writeFileSync(`${file}.${process.pid}`, text)
  renameSync(`${file}.${process.pid}`, file)
  return text
}

const FIXTURE_PAGE = 'virtual:fixture-page'

/** A page that offers what a plug-in's fixture does. */
const fixtureAsPage = (entry: string): Plugin => ({
  name: 'fixture-page',
  resolveId: (id) => (id === FIXTURE_PAGE ? id : undefined),
  load: (id) =>
    id === FIXTURE_PAGE
      ? `import { fixture } from '${join(root, entry)}'; window.app = { act: () => fixture.act() }`
      : undefined,
})

async function run(entry: string, alias: Record<string, string>, mode: string): Promise<string> {
  const result = await build({
    root,
    configFile: false,
    logLevel: 'error',
    mode,
    define: { 'process.env.NODE_ENV': JSON.stringify(mode), 'import.meta.env.MODE': JSON.stringify(mode) },
    // vitest's NODE_ENV would ask for React's development build.
    oxc: { jsx: { runtime: 'automatic', development: false } },
    plugins: [fixtureAsPage(entry)],
    resolve: { alias: Object.entries(alias).map(([find, replacement]) => ({ find, replacement })) },
    build: {
      write: false,
      minify: mode === 'production',
      target: 'es2023',
      modulePreload: false,
      rolldownOptions: {
        input: /\.fixture\.ts$|\/acts\//.test(entry) ? FIXTURE_PAGE : join(root, entry),
        output: { format: 'iife' },
      },
    },
  })
  const outputs = (Array.isArray(result) ? result : [result]).flatMap((each) => ('output' in each ? each.output : []))
  const chunk = outputs.find((output) => output.type === 'chunk')
  if (!chunk) throw new Error(`nothing was built of ${entry}`)
  return chunk.code
}
