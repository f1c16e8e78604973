import { crx, type CrxPlugin } from '@crxjs/vite-plugin'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { makeManifest, type Target } from './manifest.config'

const target: Target = process.env['TARGET'] === 'firefox' ? 'firefox' : 'chrome'

/** Nothing of the extension may be reachable for pages: a reachable file tells every site that it is installed. */
const noWebAccessibleResources = (): CrxPlugin => ({
  name: 'driftscope:no-web-accessible-resources',
  apply: 'build',
  enforce: 'post',
  renderCrxManifest(manifest) {
    delete manifest.web_accessible_resources
    return manifest
  },
})

export default defineConfig(({ command }) => ({
  plugins: [react(), crx({ manifest: makeManifest(target), browser: target }), noWebAccessibleResources()],
  build: {
    // `vite dev` must not overwrite the built extension that people and tests load.
    outDir: command === 'serve' ? `dist/${target}-dev` : `dist/${target}`,
    emptyOutDir: true,
    target: 'es2023',
    // Pages that the manifest does not name.
    rolldownOptions: {
      input: {
        panel: 'src/panel/panel.html',
        collector: 'src/pages/collector.html',
        welcome: 'src/pages/welcome.html',
        ...(target === 'chrome' ? { keeper: 'src/background/keeper.html' } : {}),
      },
    },
  },
  server: { port: 5173, strictPort: true },
}))
