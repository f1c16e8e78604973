import { afterAll, beforeAll, expect, test } from 'vitest'
import { open, startBrowser, stopBrowser } from './site'

beforeAll(startBrowser)
afterAll(stopBrowser)

test('typing is told once a second, each press, and nothing that a script does', async () => {
  const html = '<textarea></textarea><button>Save</button>'
  const site = await (await open('storage.ts', { html, clock: true })).goto()
  const { page } = site
  await page.locator('textarea').focus()
  await page.evaluate(() => document.querySelector('button')?.click())
  const used = (): Promise<string[]> => site.lines(/^page-used/)
  expect(await used()).toEqual([])
  await page.keyboard.type('wind')
  await expect.poll(used).toHaveLength(1)
  await page.getByRole('button', { name: 'Save' }).click()
  await expect.poll(used).toHaveLength(2)
  await page.keyboard.press('Control+s')
  await expect.poll(used).toHaveLength(3)
})
