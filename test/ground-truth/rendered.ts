import type { ServerResponse } from 'node:http'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { APP_SCRIPT } from '../support/app-build'
import type { Route } from './site'

/** A page as its server sends it, with the script that takes it over. */
export function sendPage(response: ServerResponse, body: string): void {
  const start = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Rendered</title></head>`
  const script = `<script type="module" src="${APP_SCRIPT}"></script>`
  response.setHeader('content-type', 'text/html; charset=utf-8').end(`${start}<body>${body}${script}</body></html>`)
}

/**
 * The page that a framework renders: `server.ts` beside the case has `render`, which gives what stands in `#root`. It is
 * loaded when it is asked for, as the packages it needs are only there then.
 */
export function renderedBy(folder: string): Route {
  return (_, response) => {
    void render(folder).then((html) => sendPage(response, `<div id="root">${html}</div>`))
  }
}

async function render(folder: string): Promise<string> {
  const file = pathToFileURL(join(folder, 'server.ts')).href
  const server = (await import(file)) as { render: () => string | Promise<string> }
  return server.render()
}
