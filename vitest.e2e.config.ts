import { defineConfig } from 'vitest/config'

/** The real extension in a real browser, DevTools included. Needs `npm run build`. */
export default defineConfig({
  test: {
    include: ['test/e2e/**/*.test.ts'],
    // Two cores: side by side, browsers starve one another.
    fileParallelism: false,
    testTimeout: 60_000,
    hookTimeout: 60_000,
    expect: { poll: { timeout: 10_000, interval: 50 } },
  },
})
