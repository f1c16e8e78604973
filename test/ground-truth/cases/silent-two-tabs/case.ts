import { deepEqual } from 'node:assert/strict'
import type { Page } from 'playwright'
import { defineCase } from '../../define-case'
import { act, held, local } from '../../read'

const both: Page[] = []

/** Waits until a tab has taken in what the other has written. */
const takesIn = (page: Page, state: { a: number; b: number }): Promise<unknown> =>
  page.waitForFunction((expected) => JSON.stringify(window.app['state']?.()) === expected, JSON.stringify(state))

export default defineCase({
  shows: [],
  flow: async ({ page, newTab }) => {
    await act(page, 'raise', 'a')
    const other = await newTab()
    both.push(page, other)
    await act(other, 'raise', 'b')
    await takesIn(page, { a: 1, b: 1 })
    await act(page, 'raise', 'a')
    await takesIn(other, { a: 2, b: 1 })
    await act(other, 'raise', 'b')
    await takesIn(page, { a: 2, b: 2 })
  },
  truth: async ({ page }) => {
    const all = { a: 2, b: 2 }
    deepEqual(await Promise.all(both.map(held)), [all, all])
    deepEqual(await local(page, 'counts'), { state: all, version: 0 })
  },
})
