import { defineConfig } from 'vitest/config'

/** The playground by itself: its API, its healthy run and its switches, in a plain Chromium. */
export default defineConfig({
  test: {
    include: ['test/playground/**/*.test.ts'],
    globalSetup: 'test/playground/global-setup.ts',
    fileParallelism: false,
    testTimeout: 60_000,
    hookTimeout: 60_000,
    expect: { poll: { timeout: 5_000 } },
  },
})
