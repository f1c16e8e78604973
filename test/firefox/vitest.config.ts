import { defineConfig } from 'vitest/config'

/** Firefox's toolbox, on demand: `npm run firefox`. No part of npm test, which must do without a Firefox. */
export default defineConfig({
  test: {
    include: ['test/firefox/**/*.test.ts'],
    testTimeout: 90_000,
    hookTimeout: 90_000,
    expect: { poll: { timeout: 20_000, interval: 100 } },
  },
})
