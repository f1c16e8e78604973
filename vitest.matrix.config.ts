import { defineConfig } from 'vitest/config'

/** The real apps of two stacks through the course of `npm run matrix`. Needs `npm run build`, and the npm registry once. */
export default defineConfig({
  test: {
    include: ['test/matrix/**/*.test.ts'],
    fileParallelism: false,
  },
})
