import { defineConfig } from 'vitest/config'
import { minutes } from './length'

/** A long run of one app with the panel open: `npm run soak`. No part of npm test, which has no time for it. Needs `npm run build`. */
export default defineConfig({
  test: {
    include: ['test/soak/**/*.test.ts'],
    fileParallelism: false,
    // What is left to do after the time is over takes longer, the more was recorded.
    hookTimeout: minutes * 60_000 * 1.5 + 180_000,
    disableConsoleIntercept: true,
  },
})
