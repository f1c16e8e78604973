import { defineConfig } from 'vitest/config'

/** The real extension in a real browser, DevTools included. Needs `npm run build`. */
export default defineConfig({
  test: {
    include: ['test/e2e/**/*.test.ts'],
    // Two browsers wait more than they work; of more, on two cores, one starves another.
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 60_000,
    expect: { poll: { timeout: 10_000, interval: 50 } },
  },
})
