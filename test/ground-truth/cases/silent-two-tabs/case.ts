import { deepEqual } from 'node:assert/strict'
import { defineCase, type Run } from '../../define-case'
import { act, held, local } from '../../read'

let tabs: Run['page'][] = []

export default defineCase({
  shows: [],
  flow: async ({ page, newTab }) => {
    await act(page, 'raise', 'a')
    const other = await newTab()
    tabs = [page, other]
    await act(other, 'raise', 'b')
    await page.waitForFunction(() => (window.app['state']?.() as { b: number }).b === 1)
    await act(page, 'raise', 'a')
    await other.waitForFunction(() => (window.app['state']?.() as { a: number }).a === 2)
    await act(other, 'raise', 'b')
    await page.waitForFunction(() => (window.app['state']?.() as { b: number }).b === 2)
  },
  truth: async ({ page }) => {
    const all = { a: 2, b: 2 }
    deepEqual(await Promise.all(tabs.map(held)), [all, all])
    deepEqual(await local(page, 'counts'), { state: all, version: 0 })
  },
})
