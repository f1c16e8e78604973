import type { Page } from 'playwright'
import { addProject, addScene, cartShown, fillCart, saved, say } from '../../playground/tour-steps'

type Step = [name: string, play: (page: Page, origin: string) => Promise<unknown>]

/** Scene Studio as somebody uses it: stores, requests, localStorage, sessionStorage, IndexedDB, pages, a reload. */
export const steps: readonly Step[] = [
  ['a first visit', (page, origin) => page.goto(origin)],
  ['a new project', (page) => addProject(page, 'Lake House')],
  [
    'a new scene',
    async (page) => {
      await page.getByRole('link', { name: 'Lake House', exact: true }).click()
      await addScene(page, 'Pier at noon')
    },
  ],
  [
    'code',
    async (page) => {
      const answer = page.waitForResponse((response) => response.request().method() === 'PATCH')
      await page.getByRole('textbox', { name: 'Scene code' }).fill('sky #48cae4 #fff3b0\nsea 70 #219ebc')
      await answer
      await saved(page)
    },
  ],
  ['a message', (page) => say(page, 'Is the pier long enough?')],
  [
    'a draft and a preference',
    async (page) => {
      await page.getByRole('textbox', { name: 'Message' }).fill('Maybe a boat')
      await page.getByRole('combobox', { name: 'Size' }).selectOption('16')
    },
  ],
  ['a filled cart', fillCart],
  [
    'a reload',
    async (page) => {
      await page.reload()
      await cartShown(page)
    },
  ],
  ['another page', (page) => page.getByRole('link', { name: 'Projects', exact: true }).click()],
  [
    'an edit and leaving at once',
    async (page, origin) => {
      await page.getByRole('link', { name: 'Lake House', exact: true }).first().click()
      await page.getByRole('textbox', { name: 'Scene title' }).fill('Pier at one')
      await page.goto(`${origin}/cart`)
      await cartShown(page)
    },
  ],
]
