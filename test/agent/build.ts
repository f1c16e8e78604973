import { join } from 'node:path'
import { build } from 'vite'

const root = join(import.meta.dirname, '..', '..')
const built = new Map<string, Promise<string>>()

/** The agent as one script, as the extension injects it. */
export const agentScript = (): Promise<string> => bundle('src/agent/page.iife.ts', {})

/** A page of test/fixtures/agent as users ship it: minified, production. `zustand` is the installed version to use. */
export const pageScript = (id: string, zustand = '5.1.0'): Promise<string> =>
  bundle(`test/fixtures/agent/${id}`, { zustand: `zustand-${zustand}` })

function bundle(entry: string, alias: Record<string, string>): Promise<string> {
  const key = `${entry} ${JSON.stringify(alias)}`
  const known = built.get(key)
  if (known) return known
  const text = run(entry, alias)
  built.set(key, text)
  return text
}

async function run(entry: string, alias: Record<string, string>): Promise<string> {
  const result = await build({
    root,
    configFile: false,
    logLevel: 'error',
    mode: 'production',
    define: { 'process.env.NODE_ENV': '"production"', 'import.meta.env.MODE': '"production"' },
    resolve: { alias: Object.entries(alias).map(([find, replacement]) => ({ find, replacement })) },
    build: {
      write: false,
      minify: true,
      target: 'es2023',
      modulePreload: false,
      rolldownOptions: { input: join(root, entry), output: { format: 'iife' } },
    },
  })
  const outputs = (Array.isArray(result) ? result : [result]).flatMap((each) => ('output' in each ? each.output : []))
  const chunk = outputs.find((output) => output.type === 'chunk')
  if (!chunk) throw new Error(`nothing was built of ${entry}`)
  return chunk.code
}
