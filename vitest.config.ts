import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'

/** Unit tests: text in, text out. Without the extension's build plug-ins, so that they start at once. */
export default defineConfig({
  test: {
    include: [
      'src/**/*.test.{ts,tsx}',
      'test/architecture.test.ts',
      'test/architecture/**/*.test.ts',
      'test/golden/**/*.test.ts',
      'test/scripts/**/*.test.ts',
    ],
    // The files share nothing that they change, so they may share their modules: half the time.
    pool: 'threads',
    isolate: false,
    // Else one processor is left idle, which is half of a small machine.
    maxWorkers: availableParallelism(),
    testTimeout: 20_000,
  },
})
