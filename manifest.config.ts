import { defineManifest } from '@crxjs/vite-plugin'
import pkg from './package.json' with { type: 'json' }

export type Target = 'chrome' | 'firefox'

/** Local development origins, the only ones read without being asked; `*.localhost` includes `localhost` itself. */
const LOCAL = ['*://*.localhost/*', '*://127.0.0.1/*', '*://[::1]/*']

const icons = { 16: 'icons/16.png', 32: 'icons/32.png', 48: 'icons/48.png', 128: 'icons/128.png' }

/** A content script in every frame of the local origins, also in about:blank, srcdoc, blob: and sandboxed ones. */
const contentScript = (entry: string, world: 'ISOLATED' | 'MAIN') => ({
  matches: LOCAL,
  js: [entry],
  run_at: 'document_start' as const,
  all_frames: true,
  match_origin_as_fallback: true,
  world,
})

export const makeManifest = (target: Target) =>
  defineManifest({
    manifest_version: 3,
    name: 'Driftscope',
    version: pkg.version,
    description:
      "Puts the memory, storage and server copies of an app's state side by side and says where they drifted apart, and why.",
    icons,
    devtools_page: 'src/pages/devtools.html',
    options_ui: { page: 'src/pages/permissions.html', open_in_tab: true },
    // storage: the tails of documents that were left, in memory only. scripting: the same content scripts on granted origins.
    // offscreen (Chrome): a page that hears what documents leave behind while the worker sleeps.
    permissions: ['scripting', 'storage', ...(target === 'chrome' ? (['offscreen'] as const) : [])],
    host_permissions: LOCAL,
    optional_host_permissions: ['http://*/*', 'https://*/*'],
    // "*.iife.ts": one plain synchronous script each, so that none of the page's scripts runs before them.
    content_scripts: [
      contentScript('src/bridge/bridge.iife.ts', 'ISOLATED'),
      contentScript('src/agent/page.iife.ts', 'MAIN'),
    ],
    ...(target === 'firefox'
      ? {
          background: { scripts: ['src/background/background.ts'], type: 'module' as const },
          browser_specific_settings: {
            gecko: {
              id: 'driftscope@driftscope',
              strict_min_version: '142.0',
              data_collection_permissions: { required: ['none' as const] },
            },
          },
        }
      : {
          background: { service_worker: 'src/background/background.ts', type: 'module' as const },
          // From here on an open port does not keep a page out of the back/forward cache.
          minimum_chrome_version: '123',
          // From Chrome 148 on, ports copy texts instead of writing them as JSON once more. Earlier ones ignore it, and texts arrive the same.
          message_serialization: 'structured_clone',
        }),
  })
