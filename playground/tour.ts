import type { Page } from 'playwright'
import type { Playground } from './server'

export type TourApp = Pick<Playground, 'url' | 'control' | 'reset'>

/** One stop: a way through the app from a clean state, and what Driftscope must say about it. */
export interface TourStop {
  id: string
  title: string
  what: string
  /** The rule that must fire, for this subject and these paths; none in healthy mode. */
  rule?: string
  subject?: string
  paths?: string[]
  play: (page: Page, app: TourApp) => Promise<void>
}

/** Plays a stop from a clean state: nothing saved in the browser for this site, the server as seeded. */
function stop(described: TourStop): TourStop {
  return {
    ...described,
    play: async (page, app) => {
      await clearSite(page, app)
      await described.play(page, app)
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
    play: async (page, app) => {
      await page.goto(`${app.url}/`)
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
    play: async (page, app) => {
      await page.goto(`${app.url}/cart`)
      await fillCart(page)
      await page.goto(`${app.url}/cart?pitfall=write-before-hydration`)
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
    play: async (page, app) => {
      await page.goto(`${app.url}/projects/harbour?pitfall=save-failed`)
      const refused = page.waitForResponse((response) => response.request().method() === 'POST' && !response.ok())
      const name = page.getByRole('textbox', { name: 'New scene' })
      await name.fill('Storm')
      await name.press('Enter')
      await refused
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
    play: async (page, app) => {
      await page.goto(`${app.url}/projects/desert`)
      await page.getByRole('textbox', { name: 'Message' }).fill('Another ridge?')
      await page.getByRole('combobox', { name: 'Size' }).selectOption('18')
      await page.getByRole('link', { name: 'Projects', exact: true }).click()
      await page.getByText('unsent: “Another ridge?”').waitFor()
      await page.goto(`${app.url}/?pitfall=version-discard`)
      await page.getByRole('link', { name: 'Desert Road', exact: true }).waitFor()
    },
  }),
]

async function addProject(page: Page, title: string): Promise<void> {
  await page.getByRole('textbox', { name: 'New project' }).fill(title)
  await answered(page, 'POST', '/api/projects', () => page.getByRole('button', { name: 'Add project' }).click())
}

async function addScene(page: Page, title: string): Promise<void> {
  await page.getByRole('textbox', { name: 'New scene' }).fill(title)
  await answered(page, 'POST', '/api/scenes', () => page.getByRole('button', { name: 'Add', exact: true }).click())
  await saved(page)
}

async function typeCode(page: Page, code: string): Promise<void> {
  const editor = page.getByRole('textbox', { name: 'Scene code' })
  await editor.fill('')
  await answered(page, 'PATCH', '/api/scenes/', () => editor.pressSequentially(code))
  await saved(page)
}

async function say(page: Page, text: string): Promise<void> {
  await page.getByRole('textbox', { name: 'Message' }).fill(text)
  await page.getByRole('button', { name: 'Send' }).click()
  const log = page.getByRole('log', { name: 'Messages' })
  await log.getByText('Good question.').waitFor()
}

async function fillCart(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Asset cart' }).click()
  await page.getByRole('button', { name: 'Add Lighthouse' }).click()
  await page.getByRole('button', { name: 'Add Pine' }).click()
  await page.getByRole('radio', { name: 'dusk' }).click()
  await cartShown(page)
}

async function cartShown(page: Page): Promise<void> {
  const items = page.getByRole('list', { name: 'Items' })
  await items.getByText('Lighthouse').waitFor()
  await items.getByText('Pine').waitFor()
  await page.getByRole('radio', { name: 'dusk', checked: true }).waitFor()
}

/** The editor says so when no save is waiting or under way. */
async function saved(page: Page): Promise<void> {
  await page.getByRole('status', { name: 'Save state' }).getByText('Saved', { exact: true }).waitFor()
}

async function answered(page: Page, method: string, path: string, act: () => Promise<void>): Promise<void> {
  const answer = page.waitForResponse(
    (response) => response.request().method() === method && new URL(response.url()).pathname.startsWith(path),
  )
  await act()
  await answer
}
