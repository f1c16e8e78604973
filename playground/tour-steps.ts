import type { Page } from 'playwright'

export async function addProject(page: Page, title: string): Promise<void> {
  await page.getByRole('textbox', { name: 'New project' }).fill(title)
  await answered(page, 'POST', '/api/projects', () => page.getByRole('button', { name: 'Add project' }).click())
}

export async function addScene(page: Page, title: string): Promise<void> {
  await page.getByRole('textbox', { name: 'New scene' }).fill(title)
  await answered(page, 'POST', '/api/scenes', () => page.getByRole('button', { name: 'Add', exact: true }).click())
  await saved(page)
}

export async function typeCode(page: Page, code: string): Promise<void> {
  const editor = page.getByRole('textbox', { name: 'Scene code' })
  await editor.fill('')
  await answered(page, 'PATCH', '/api/scenes/', () => editor.pressSequentially(code))
  await saved(page)
}

export async function say(page: Page, text: string): Promise<void> {
  await page.getByRole('textbox', { name: 'Message' }).fill(text)
  await page.getByRole('button', { name: 'Send' }).click()
  const log = page.getByRole('log', { name: 'Messages' })
  await log.getByText('Good question.').waitFor()
}

export async function fillCart(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Asset cart' }).click()
  await page.getByRole('button', { name: 'Add Lighthouse' }).click()
  await page.getByRole('button', { name: 'Add Pine' }).click()
  await page.getByRole('radio', { name: 'dusk' }).click()
  await cartShown(page)
}

export async function cartShown(page: Page): Promise<void> {
  const items = page.getByRole('list', { name: 'Items' })
  await items.getByText('Lighthouse').waitFor()
  await items.getByText('Pine').waitFor()
  await page.getByRole('radio', { name: 'dusk', checked: true }).waitFor()
}

/** The editor says so when no save is waiting or under way. */
export async function saved(page: Page): Promise<void> {
  await page.getByRole('status', { name: 'Save state' }).getByText('Saved', { exact: true }).waitFor()
}

async function answered(page: Page, method: string, path: string, act: () => Promise<void>): Promise<void> {
  const answer = page.waitForResponse(
    (response) => response.request().method() === method && new URL(response.url()).pathname.startsWith(path),
  )
  await act()
  await answer
}

/** Searches the scenes of the harbour, more and more closely. */
export async function searchScenes(page: Page): Promise<void> {
  const search = page.getByRole('textbox', { name: 'Find a scene' })
  await search.fill('i')
  await page.getByText('2 found').waitFor()
  await search.fill('night')
  await page.getByText('1 found').waitFor()
}

/** Deletes what is open, and waits for the server to have done so. */
export async function deleted(page: Page, path: string, button: string): Promise<void> {
  await answered(page, 'DELETE', path, () => page.getByRole('button', { name: button }).click())
}

/** Until what was read from the server has its copy in localStorage. */
export async function loaded(page: Page): Promise<void> {
  await page.waitForFunction(() => localStorage['scenes'] !== undefined)
}

/** Opens further tabs as a flow's `newTab` does. */
export const newTabBeside =
  (page: Page) =>
  async (url: string): Promise<Page> => {
    const tab = await page.context().newPage()
    await tab.goto(url)
    return tab
  }
