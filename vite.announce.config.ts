import { defineConfig } from 'vite'

/** `driftscope/announce` as apps import it: one small module without dependencies. */
export default defineConfig({
  publicDir: false,
  build: {
    target: 'es2020',
    minify: false,
    lib: { entry: 'src/announce/announce.ts', formats: ['es'], fileName: 'announce' },
  },
})
