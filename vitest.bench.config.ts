import { defineConfig } from 'vitest/config'

/** The harness of `npm run bench`, with a case or two of it; nothing here waits for a figure. Needs `npm run build`. */
export default defineConfig({
  test: {
    include: ['test/bench/**/*.test.ts'],
    fileParallelism: false,
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
})
