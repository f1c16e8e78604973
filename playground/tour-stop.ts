import type { Page } from 'playwright'
import type { Playground } from './server'

export type TourApp = Pick<Playground, 'url' | 'control' | 'reset'>

/** One stop: a way through the app from a clean state, and what Driftscope must say about it. */
export interface TourStop {
  id: string
  /** Whether it takes a second tab. */
  tabs?: 2
  title: string
  what: string
  /** The rule that must fire, for this subject and these paths; none in healthy mode. */
  rule?: string
  subject?: string
  paths?: string[]
  /** Without the mistake the same steps must leave the app healthy. */
  play: (page: Page, app: TourApp, options?: PlayOptions) => Promise<void>
}

interface PlayOptions {
  /** Default true: with the pitfall switched on where the stop has one. */
  mistake?: boolean
  /** Default false: as `?expose`, for tests that look into memory. */
  expose?: boolean
}

/** Where a stop goes: a path of the app as it should be, and one of the app with the mistake switched on. */
interface Urls {
  healthy: (path: string) => string
  mistaken: (path: string) => string
}

/** Plays a stop from a clean state: nothing saved in the browser for this site, the server as seeded. */
export function stop({
  steps,
  ...described
}: Omit<TourStop, 'play'> & { steps: (page: Page, to: Urls) => Promise<void> }): TourStop {
  return {
    ...described,
    play: async (page, app, { mistake = true, expose = false } = {}) => {
      await clearSite(page, app)
      const pitfall = mistake && described.rule !== undefined ? [`pitfall=${described.id}`] : []
      const to = (path: string, query: string[]): string =>
        app.url + path + (query.length > 0 ? `?${query.join('&')}` : '')
      const shown = expose ? ['expose=1'] : []
      await steps(page, { healthy: (path) => to(path, shown), mistaken: (path) => to(path, [...pitfall, ...shown]) })
    },
  }
}

/** Clears from a page of the site that does not run the app, so that nothing is written again meanwhile. */
async function clearSite(page: Page, app: TourApp): Promise<void> {
  await page.goto(`${app.url}/__blank`)
  await app.reset()
  await page.evaluate(async () => {
    localStorage.clear()
    sessionStorage.clear()
    const databases = await indexedDB.databases()
    await Promise.all(
      databases.map(
        ({ name = '' }) =>
          new Promise<void>((resolve, reject) => {
            const request = indexedDB.deleteDatabase(name)
            request.addEventListener('success', () => resolve())
            request.addEventListener('error', () => reject(request.error ?? new Error(`${name} was not deleted.`)))
          }),
      ),
    )
  })
}
