import { deepEqual, ok } from 'node:assert/strict'
import { defineCase } from '../../define-case'
import { storedIn } from '../../read'

const draft = (draftId: string, answers: string[]) => ({ state: { draftId, answers }, version: 0 })

export default defineCase({
  shows: [{ rule: 'cloned-session-storage', subject: 'wizard', paths: ['answers'] }],
  flow: async ({ page }) => {
    await page.getByRole('button', { name: 'Begin' }).click()
    const opened = page.waitForEvent('popup')
    await page.getByRole('link', { name: 'Open in another window' }).click()
    const second = await opened
    await second.getByRole('button', { name: 'Answer the third' }).click()
    await second.getByText('phone').waitFor()
    await page.getByRole('button', { name: 'Answer the second' }).click()
    await page.getByText('address').waitFor()
  },
  truth: async ({ page, context, origin, mended }) => {
    const second = context.pages().find((each) => each !== page && each.url().startsWith(origin))
    ok(second)
    deepEqual(await storedIn('sessionStorage', page, 'wizard'), draft('d-17', ['name', 'address']))
    const theirs = mended ? draft('', ['phone']) : draft('d-17', ['name', 'phone'])
    deepEqual(await storedIn('sessionStorage', second, 'wizard'), theirs)
  },
})
