import { defineConfig } from 'vitest/config'

/** The page agent by itself: small production-built pages in a plain Chromium, no extension. */
export default defineConfig({
  test: {
    include: ['test/agent/**/*.test.ts'],
    fileParallelism: false,
    testTimeout: 30_000,
    hookTimeout: 60_000,
    expect: { poll: { timeout: 8_000, interval: 20 } },
  },
})
