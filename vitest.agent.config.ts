import { defineConfig } from 'vitest/config'
import { isSmoke } from './test/support/smoke'

/** One of each kind. */
const SMOKE = ['contract', 'delivery', 'page-safety', 'redux', 'indexed-db', 'server', 'web-storage']

/** The page agent by itself: small production-built pages in a plain Chromium, no extension. */
export default defineConfig({
  test: {
    include: isSmoke ? SMOKE.map((name) => `test/agent/${name}.test.ts`) : ['test/agent/**/*.test.ts'],
    fileParallelism: false,
    testTimeout: 30_000,
    hookTimeout: 60_000,
    expect: { poll: { timeout: 8_000, interval: 20 } },
  },
})
