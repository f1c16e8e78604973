import { deepEqual } from 'node:assert/strict'
import { defineCase } from '../../define-case'
import { held, local } from '../../read'

const signedIn = { token: 'f00d', user: { id: 'ada', name: 'Ada' } }
const signedOut = { token: null, user: null }

export default defineCase({
  shows: [{ rule: 'cross-tab-resurrection', subject: 'session', paths: ['token', 'user'] }],
  flow: async ({ page, newTab, mended }) => {
    await page.getByRole('button', { name: 'Sign in' }).click()
    const second = await newTab()
    await second.getByText('Hello Ada').waitFor()
    await page.getByRole('button', { name: 'Sign out' }).click()
    if (mended) await second.getByText('Nobody').waitFor()
    await second.getByRole('button', { name: 'Dark' }).click()
    await second.getByText('dark', { exact: true }).waitFor()
  },
  truth: async ({ page, mended }) => {
    const state = { ...(mended ? signedOut : signedIn), theme: 'dark' }
    deepEqual(await local(page, 'session'), { state, version: 0 })
    deepEqual(await held(page), { ...signedOut, theme: 'light' })
  },
})
