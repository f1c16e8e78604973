import type { Page } from 'playwright'
import lostSave from './flows/lost-save.mjs'
import twoTabs from './flows/two-tabs.mjs'
import type { Playground } from './server'
import { addProject, addScene, cartShown, fillCart, loaded, newTabBeside, saved, say, typeCode } from './tour-steps'

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
function stop({
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

export const tour: TourStop[] = [
  stop({
    id: 'healthy',
    title: 'Healthy',
    what: 'Projects, scenes, code, chat and cart are used and the page is reloaded, without any mistake.',
    steps: async (page, to) => {
      await page.goto(to.healthy('/'))
      await addProject(page, 'Lake House')
      await page.getByRole('link', { name: 'Lake House', exact: true }).click()
      await addScene(page, 'Pier at noon')
      await typeCode(page, 'sky #48cae4 #fff3b0\nsun 30 30 8 #ffb703\nsea 70 #219ebc\ncaption Noon')
      await page.getByRole('textbox', { name: 'Scene title' }).fill('Pier at one')
      await saved(page)
      await say(page, 'Is the pier long enough?')
      await page.getByRole('textbox', { name: 'Message' }).fill('Maybe a boat')
      await page.getByRole('combobox', { name: 'Size' }).selectOption('16')
      await fillCart(page)
      await page.reload()
      await cartShown(page)
      await page.getByRole('link', { name: 'Projects', exact: true }).click()
      await page.getByText('unsent: “Maybe a boat”').waitFor()
      await page.getByRole('link', { name: 'Lake House', exact: true }).first().click()
      await page.getByRole('button', { name: 'Pier at one' }).waitFor()
      await page.getByRole('tab', { name: 'Assets' }).click()
      await page.getByRole('button', { name: 'Place Lighthouse' }).click()
      await saved(page)
    },
  }),
  stop({
    id: 'write-before-hydration',
    title: 'Write before hydration',
    what: 'A filled cart meets a release that writes to the cart before it has been read from IndexedDB.',
    rule: 'write-before-hydration',
    subject: 'cart-store',
    paths: ['cart', 'theme'],
    steps: async (page, to) => {
      await page.goto(to.healthy('/cart'))
      await fillCart(page)
      await page.goto(to.mistaken('/cart'))
      await cartShown(page)
    },
  }),
  stop({
    id: 'save-failed',
    title: 'Save failed',
    what: 'A new scene is shown at once, the server answers 500, and the app keeps the scene as if it were saved.',
    rule: 'save-failed',
    subject: 'scenes',
    paths: ['scenes["storm"]'],
    steps: async (page, to) => {
      await page.goto(to.mistaken('/projects/harbour'))
      const answered = page.waitForResponse((response) => response.request().method() === 'POST')
      const name = page.getByRole('textbox', { name: 'New scene' })
      await name.fill('Storm')
      await name.press('Enter')
      await answered
      await saved(page)
    },
  }),
  stop({
    id: 'version-discard',
    title: 'Version discard',
    what: 'Drafts and preferences meet a release that raises the version of the workspace without a migrate.',
    rule: 'version-discard',
    subject: 'workspace',
    paths: ['openProject', 'drafts', 'preferences'],
    steps: async (page, to) => {
      await page.goto(to.healthy('/projects/desert'))
      await page.getByRole('textbox', { name: 'Message' }).fill('Another ridge?')
      await page.getByRole('combobox', { name: 'Size' }).selectOption('18')
      await page.getByRole('link', { name: 'Projects', exact: true }).click()
      await page.getByText('unsent: “Another ridge?”').waitFor()
      await page.goto(to.mistaken('/'))
      await page.getByRole('heading', { name: 'Desert Road' }).waitFor()
    },
  }),
  stop({
    id: 'quota-exceeded',
    title: 'Quota exceeded',
    what: 'The asset shelf has filled localStorage when a draft is typed, and the app swallows that it does not fit in.',
    rule: 'quota-exceeded',
    subject: 'workspace',
    paths: ['drafts["harbour"]'],
    steps: async (page, to) => {
      await page.goto(to.mistaken('/projects/harbour'))
      await loaded(page)
      await page.getByRole('tab', { name: 'Assets' }).click()
      await page.getByText('The cart is empty.').waitFor()
      await page.getByRole('tab', { name: 'Chat' }).click()
      await page.getByRole('textbox', { name: 'Message' }).fill('Fog over the pier?')
      await page.getByText('Unsent: “Fog over the pier?”').waitFor()
    },
  }),
  stop({
    id: 'lost-pending-save',
    title: 'Lost pending save',
    what: 'A scene is renamed, and the page reloaded before the name was sent: the local copy has it, the server never will.',
    rule: 'lost-pending-save',
    subject: 'scenes',
    paths: ['scenes["first-snow"].title'],
    steps: async (page, to) => {
      await page.goto(to.mistaken('/'))
      await lostSave({ page })
    },
  }),
  stop({
    id: 'ssr-mismatch',
    title: 'SSR mismatch',
    what: 'A draft and a font size are saved, then a page is rendered by the server without them and by the browser with them.',
    rule: 'ssr-mismatch',
    subject: 'workspace',
    paths: ['drafts["desert"]', 'preferences.fontSize'],
    steps: async (page, to) => {
      await page.goto(to.healthy('/projects/desert'))
      await page.getByRole('textbox', { name: 'Message' }).fill('Another ridge?')
      await page.getByRole('combobox', { name: 'Size' }).selectOption('18')
      await page.goto(to.mistaken('/projects/desert'))
      await page.getByText('Unsent: “Another ridge?”').waitFor()
    },
  }),
  stop({
    id: 'healthy-two-tabs',
    title: 'Healthy, two tabs',
    what: 'Two tabs write drafts, and each takes in what the other one saves.',
    tabs: 2,
    steps: async (page, to) => {
      await page.goto(to.healthy('/'))
      await twoTabs({ page, newTab: newTabBeside(page) })
      await page.getByRole('link', { name: 'Projects', exact: true }).click()
      await page.getByText('unsent: “More boats?”').waitFor()
    },
  }),
  stop({
    id: 'cross-tab-overwrite',
    title: 'Cross-tab overwrite',
    what: 'A draft is typed in one tab, then another in a second tab that never heard of the first one and saves its own state.',
    tabs: 2,
    rule: 'cross-tab-overwrite',
    subject: 'workspace',
    paths: ['drafts["desert"]'],
    steps: async (page, to) => {
      await page.goto(to.mistaken('/'))
      await twoTabs({ page, newTab: newTabBeside(page) })
    },
  }),
]
