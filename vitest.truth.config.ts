import { defineConfig } from 'vitest/config'

/** Three cases of `npm run truth`, and whether every rule has one. Needs `npm run build`, and the npm registry once. */
export default defineConfig({
  test: {
    include: ['test/ground-truth/**/*.test.ts'],
    fileParallelism: false,
  },
})
