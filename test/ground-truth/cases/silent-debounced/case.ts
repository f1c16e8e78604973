import { deepEqual } from 'node:assert/strict'
import { defineCase } from '../../define-case'
import { act, held, local, reload } from '../../read'

const TEXT = 'It was a dark night.'

export default defineCase({
  shows: [],
  flow: async ({ page }) => {
    for (let length = 1; length <= 8; length++) await act(page, 'type', TEXT.slice(0, length))
    await page.waitForFunction(() => localStorage.getItem('draft')?.includes('It was a'))
    await act(page, 'type', TEXT.slice(0, 12))
    await reload(page)
    await act(page, 'type', TEXT)
  },
  truth: async ({ page }) => {
    const state = { title: '', body: TEXT }
    deepEqual(await held(page), state)
    await page.waitForFunction(() => localStorage.getItem('draft')?.includes('dark night'))
    deepEqual(await local(page, 'draft'), { state, version: 0 })
  },
})
