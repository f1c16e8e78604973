import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import react from '@vitejs/plugin-react'
import { build } from 'vite'

const project = join(import.meta.dirname, '..', '..', '..')
const pages = join(import.meta.dirname, '..', 'pages')

/** Builds `test/bench/pages/<page>` for production, as the extension's own pages are built, into a folder; gives its HTML. */
export async function bundle(page: string, outDir: string): Promise<string> {
  const entry = ['ts', 'tsx'].map((ending) => join(pages, `${page}.${ending}`)).find((path) => existsSync(path))
  if (entry === undefined) throw new Error(`there is no test/bench/pages/${page}.ts`)
  await build({
    root: project,
    base: './',
    configFile: false,
    logLevel: 'error',
    mode: 'production',
    publicDir: false,
    plugins: [react()],
    // Under vitest NODE_ENV is another one.
    define: { 'process.env.NODE_ENV': '"production"', 'import.meta.env.MODE': '"production"' },
    oxc: { jsx: { runtime: 'automatic', development: false } },
    build: {
      outDir,
      emptyOutDir: true,
      target: 'es2023',
      modulePreload: false,
      chunkSizeWarningLimit: 10_000,
      rolldownOptions: { input: { page: entry }, output: { entryFileNames: '[name].js' } },
    },
  })
  const styles = readdirSync(outDir, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.css'))
  return [
    '<!doctype html><html lang="en"><meta charset="utf-8"><title>Benchmark</title>',
    ...styles.map((path) => `<link rel="stylesheet" href="./${path}">`),
    '<body><script type="module" src="./page.js"></script>',
  ].join('\n')
}
