import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build, defaultClientConditions, type PluginOption, version } from 'vite'

/** Where the browser finds an app's own code; that of its packages is a script of its own. */
export const APP_SCRIPT = '/app.js'

const PAGE = `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>Fixture</title></head>
<body><div id="root"></div><script type="module" src="${APP_SCRIPT}"></script></body>
</html>
`

/** An app of whatever packages its folder has installed. */
export interface AppBuild {
  /** The folder of its packages; `entry` is a file of it. */
  root: string
  entry: string
  mode: 'production' | 'development'
  /** Other packages in the place of those it names. */
  with?: Readonly<Record<string, string>>
  define?: Readonly<Record<string, string>>
  /** All files that the result depends on. */
  sources: readonly string[]
  /** The folder it goes to. */
  to: string
}

/** vite reads NODE_ENV while it builds, so one at a time. */
let last: Promise<unknown> = Promise.resolve()

/** The folder with an app as it is served, built unless nothing has changed since. */
export function buildApp(app: AppBuild): Promise<string> {
  const built = last.then(() => buildIfStale(app))
  last = built.catch(() => undefined)
  return built
}

async function buildIfStale(app: AppBuild): Promise<string> {
  const stamp = join(app.to, '.key')
  const key = keyOf(app)
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === key) return app.to
  rmSync(app.to, { recursive: true, force: true })
  mkdirSync(app.to, { recursive: true })
  await run(app)
  writeFileSync(stamp, key)
  return app.to
}

/** Everything that the result depends on. */
function keyOf({ entry, with: parts, mode, define, sources }: AppBuild): string {
  const hash = createHash('sha256').update(JSON.stringify([entry, parts, mode, define, version, PAGE]))
  hash.update(readFileSync(import.meta.filename))
  for (const file of sources) hash.update(file).update(readFileSync(file))
  return hash.digest('hex')
}

async function run({ root, entry, with: parts = {}, mode, define, to: outDir }: AppBuild): Promise<void> {
  const before = process.env['NODE_ENV']
  process.env['NODE_ENV'] = mode
  try {
    await build({
      root,
      configFile: false,
      logLevel: 'error',
      mode,
      plugins: await pluginsOf(root, entry),
      define: {
        'process.env.NODE_ENV': JSON.stringify(mode),
        ...(mode === 'production' && { ngDevMode: 'false' }),
        __VUE_OPTIONS_API__: 'true',
        __VUE_PROD_DEVTOOLS__: 'false',
        __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: 'false',
        ...define,
      },
      resolve: {
        alias: Object.entries(parts).map(([find, replacement]) => ({ find, replacement })),
        // Older plug-ins give theirs in the place of these.
        conditions: [...defaultClientConditions],
      },
      build: {
        outDir,
        emptyOutDir: false,
        copyPublicDir: false,
        minify: mode === 'production',
        target: 'es2023',
        modulePreload: false,
        chunkSizeWarningLimit: 10_000,
        rolldownOptions: {
          input: { app: join(root, entry) },
          output: {
            entryFileNames: '[name].js',
            chunkFileNames: '[name].js',
            assetFileNames: '[name][extname]',
            // So that a line of the app can be told from a line of its library.
            codeSplitting: { groups: [{ name: 'packages', test: /node_modules/ }] },
          },
        },
      },
    })
    writeFileSync(join(outDir, 'index.html'), PAGE)
  } finally {
    process.env['NODE_ENV'] = before
  }
}

/** What compiles an entry that is no script, out of the stack's own packages. */
async function pluginsOf(root: string, entry: string): Promise<PluginOption[]> {
  const load = async (name: string): Promise<Record<string, () => PluginOption>> =>
    (await import(pathToFileURL(fileOf(root, name)).href)) as Record<string, () => PluginOption>
  const has = (name: string): boolean => existsSync(join(root, 'node_modules', name))
  if (has('@sveltejs/vite-plugin-svelte')) return [(await load('@sveltejs/vite-plugin-svelte'))['svelte']?.()]
  if (has('@vitejs/plugin-vue')) return [(await load('@vitejs/plugin-vue'))['default']?.()]
  if (/\.(svelte|vue)$/.test(entry)) throw new Error(`the stack has no vite plug-in for ${entry}`)
  return []
}

/** Where a stack's package begins, also one that can only be imported. */
function fileOf(root: string, name: string): string {
  const folder = join(root, 'node_modules', name)
  const { exports } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
    exports?: { '.'?: { import?: { default?: string } } }
  }
  const imported = exports?.['.']?.import?.default
  return imported === undefined ? createRequire(join(root, 'package.json')).resolve(name) : join(folder, imported)
}
