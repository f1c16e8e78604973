import { defineConfig } from 'vitest/config'
import { isSmoke } from './test/support/smoke'

/** What `npm test` has no time for; `npm run e2e` runs it as well. */
const LEFT_OUT = [
  'announce-package',
  'deep-scan',
  'one-subject',
  'panel-dry-run',
  'panel-identity',
  'panel-links',
  'panel-listeners',
  'panel-palette',
  'panel-picker',
  'panel-refetch',
  'panel-settings',
  'panel-values',
  'panel-work',
]

/** The real extension in a real browser, DevTools included. Needs `npm run build`. */
export default defineConfig({
  test: {
    include: ['test/e2e/**/*.test.ts'],
    exclude: isSmoke ? LEFT_OUT.map((name) => `test/e2e/${name}.test.ts`) : [],
    // Two cores: side by side, browsers starve one another.
    fileParallelism: false,
    testTimeout: 60_000,
    hookTimeout: 60_000,
    expect: { poll: { timeout: 10_000, interval: 50 } },
  },
})
