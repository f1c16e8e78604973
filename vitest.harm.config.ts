import { defineConfig } from 'vitest/config'

/** What a page sees of us, with the real extension and without, and tools that stand beside it. Needs `npm run build`. */
export default defineConfig({
  test: {
    include: ['test/harm/**/*.test.ts'],
    fileParallelism: false,
    testTimeout: 60_000,
    hookTimeout: 120_000,
    expect: { poll: { timeout: 15_000, interval: 50 } },
  },
})
