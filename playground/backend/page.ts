import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import * as v from 'valibot'
import type { Payload } from '../src/model'

const ManifestSchema = v.record(
  v.string(),
  v.object({ file: v.string(), isEntry: v.optional(v.boolean()), css: v.optional(v.array(v.string())) }),
)
/** What dist/server exports. */
const RendererSchema = v.object({ render: v.function() })

/** Renders whole pages with the built application. */
export async function loadPageRenderer(dist: string): Promise<(payload: Payload) => string> {
  const manifest = v.parse(ManifestSchema, JSON.parse(await readFile(join(dist, 'client/.vite/manifest.json'), 'utf8')))
  const entry = Object.values(manifest).find((chunk) => chunk.isEntry === true)
  if (!entry) throw new Error('The client build has no entry.')
  const { render } = v.parse(RendererSchema, await import(pathToFileURL(join(dist, 'server/entry-server.js')).href))
  const styles = (entry.css ?? []).map((file) => `<link rel="stylesheet" href="/${file}">`).join('')
  return (payload) => {
    const data = JSON.stringify(payload).replaceAll('<', '\\u003c')
    return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Scene Studio</title>
<link rel="icon" href="${ICON}">
${styles}
<script type="application/json" id="studio-payload">${data}</script>
<script type="module" src="/${entry.file}"></script>
</head>
<body><div id="root">${String(render(payload))}</div></body>
</html>`
  }
}

const ICON = `data:image/svg+xml,${encodeURIComponent(
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"><rect width="16" height="16" rx="4" fill="#5b4bd6"/><circle cx="11" cy="6" r="2.5" fill="#ffd166"/><path d="M1 13l5-6 4 4 2-2 3 4z" fill="#fff"/></svg>',
)}`
