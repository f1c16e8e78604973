import { afterAll, beforeAll, expect, test } from 'vitest'
import { row } from '../ui/locators'
import { type Harness, startHarness } from '../ui/support'

let harness: Harness
beforeAll(async () => {
  harness = await startHarness()
})
afterAll(() => harness.close())

test('the details say how many listen to a store, and when opened from where', async () => {
  const page = await harness.open('listened-to')
  await page.getByRole('checkbox', { name: 'Only differences' }).uncheck()
  await row(page, 'items').click()
  const details = page.getByRole('region', { name: /^Details of/ })
  await details.getByText('12 live subscriptions (2 call sites)').click()
  expect(await page.getByRole('columnheader', { name: /memory/ }).getAttribute('title')).toContain('12 live')
  await expect
    .poll(() => details.getByRole('listitem').allInnerTexts())
    .toEqual(['11 by Badge badge.tsx:8', '1 by saveDraft draft.ts:12'])
})

test('nothing is said of a store that nobody was seen to listen to', async () => {
  const page = await harness.open('healthy')
  await page.getByRole('checkbox', { name: 'Only differences' }).uncheck()
  await row(page, 'todos').click()
  await page.getByRole('region', { name: /^Details of/ }).waitFor()
  expect(await page.getByText('live subscription').count()).toBe(0)
})
