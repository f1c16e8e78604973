import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

/** The panel as an ordinary page on samples: `npx vite --config test/ui/vite.config.ts`. */
export default defineConfig({
  root: 'test/ui/harness',
  plugins: [react()],
  cacheDir: '../../../.cache/ui-harness',
  build: { emptyOutDir: true, target: 'es2023' },
  preview: { port: 0 },
  server: { port: 0, strictPort: false, fs: { allow: ['../../..'] } },
})
