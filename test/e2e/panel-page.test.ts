import { readFile } from 'node:fs/promises'
import { gunzipSync } from 'node:zlib'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { grid, row, selectedRow } from '../ui/locators'
import { type Harness, startHarness } from '../ui/support'

/** The panel as an ordinary page on hand-written samples: what it shows and how it answers, without a browser extension. */
let harness: Harness
beforeAll(async () => {
  harness = await startHarness()
})
afterAll(() => harness.close())
afterEach(async () => {
  for (const context of harness.browser.contexts()) await context.close()
})

describe('compare', () => {
  test('the worst subject is shown first: its verdict, a column per source, and only what differs', async () => {
    const page = await harness.open('cart')
    await expect
      .poll(() => page.getByRole('status', { name: 'Verdict' }).innerText())
      .toContain('Reloading loses 2 items. Trust memory (certain).')
    await expect
      .poll(() => grid(page).getByRole('columnheader').allInnerTexts())
      .toEqual([
        expect.stringContaining('8 differ · 41 equal hidden'),
        expect.stringMatching(/^memory zustand\naddItem · \d\d:\d\d:\d\d\.204 · cart\.ts:41$/),
        expect.stringMatching(/^localStorage cart-storage json v1\nsetItem refused .*linked as declared$/),
        expect.stringMatching(/^server GET \/api\/cart json\nPOST \/api\/cart 500 .*linked by identity$/),
        expect.stringContaining('state'),
      ])
    expect(await row(page, 'qty').innerText()).toMatch(/qty\s+2\s+absent\s+absent\s+▲\s*memory ahead/)
    expect(await row(page, 'seen').innerText()).toMatch(/≈\s*equal after serialization/)
    expect(await row(page, 'isOpen').innerText()).toMatch(/true\s+not stored\s+–\s+∅\s*not persisted by design/)
    expect(await row(page, 'field0').count()).toBe(0)
    await page.getByRole('checkbox', { name: 'Only differences' }).uncheck()
    await row(page, 'field0').waitFor()
  })

  test('the keyboard walks, closes, opens, and goes from difference to difference', async () => {
    const page = await harness.open('cart')
    await grid(page).focus()
    const press = async (key: string): Promise<string> => {
      await page.keyboard.press(key)
      return selectedRow(page).innerText()
    }
    expect(await press('n')).toContain('name')
    expect(await press('p')).toContain('qty')
    expect(await press('ArrowLeft')).toContain('sku-7')
    await page.keyboard.press('Space')
    await expect.poll(() => row(page, 'qty').count()).toBe(0)
    await page.keyboard.press('*')
    await row(page, 'qty').waitFor()
    expect(await press('End')).toContain('saving')
    expect(await press('Home')).toContain('items')
    expect(await press('ArrowRight')).toContain('sku-7')
    expect(await grid(page).getAttribute('aria-activedescendant')).toBe(
      await grid(page).locator('[aria-selected=true]').getAttribute('id'),
    )
  })

  test('a selected path stays selected when new facts arrive', async () => {
    const page = await harness.open('cart')
    await row(page, 'currency').click()
    await page.evaluate(() =>
      (
        globalThis as unknown as Window & { harness: { live: { setStatus: (s: object) => void } } }
      ).harness.live.setStatus({}),
    )
    await expect.poll(() => selectedRow(page).innerText()).toContain('currency')
    await page.getByRole('region', { name: 'Details of currency' }).waitFor()
  })

  test('of 10,001 rows only those on screen are in the document, and the last is one key away', async () => {
    const page = await harness.open('large')
    await expect.poll(() => grid(page).getAttribute('aria-rowcount')).toBe('10002')
    await grid(page).focus()
    await page.keyboard.press('End')
    await expect.poll(() => selectedRow(page).innerText()).toContain('field9999')
    expect(await grid(page).getByRole('row').count()).toBeLessThan(100)
  })

  test('details tell who wrote each copy, and lead to the event', async () => {
    const page = await harness.open('cart')
    await row(page, 'qty').click()
    const details = page.getByRole('region', { name: 'Details of items["sku-7"].qty' })
    await expect
      .poll(() => details.getByRole('article', { name: 'memory zustand' }).innerText())
      .toMatch(/0 → 2 by addItem/)
    expect(await details.getByRole('article', { name: 'localStorage' }).innerText()).toContain('QuotaExceededError')
    await details.getByRole('button', { name: 'go there' }).click()
    await expect
      .poll(() => page.getByRole('listbox', { name: 'Events' }).locator('[aria-selected=true]').innerText())
      .toContain('addItem set items["sku-7"], total')
  })

  test('long texts are compared word by word, between the two sources one chooses', async () => {
    const page = await harness.open('texts')
    const group = page.getByRole('group', { name: 'Text difference' })
    const changes = async (): Promise<string[][]> => [
      await group.locator('pre del').allInnerTexts(),
      await group.locator('pre ins').allInnerTexts(),
    ]
    await expect
      .poll(changes)
      .toEqual([[expect.stringContaining("import { format } from './format'"), 'formatMoney'], ['format']])
    await group.getByRole('combobox', { name: 'From' }).selectOption({ label: 'server GET /api/cart' })
    expect(await changes()).toEqual([
      ['b', 'b'],
      ['output', 'output'],
    ])
    await row(page, 'letter').click()
    await expect.poll(changes).toEqual([
      ['the', 'parcel'],
      ['both', 'parcels'],
    ])
    expect(await group.innerText()).toMatch(/… \d+ equal characters …/)
    await row(page, 'note').click()
    await expect.poll(() => group.count()).toBe(0)
  })

  test('Fix shows the code, Why leads to the finding', async () => {
    const page = await harness.open('cart')
    await page.getByRole('button', { name: 'Fix' }).click()
    await page.getByText('useCart.setState({ items: before').waitFor()
    await page.getByRole('button', { name: 'Why' }).click()
    await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe('save-failed')
  })
})

describe('subjects', () => {
  test('are grouped, filtered, and walked with the keyboard', async () => {
    const page = await harness.open('cart')
    const list = page.getByRole('listbox', { name: 'Subjects' })
    await list.getByRole('option').first().waitFor()
    expect(
      await list.getByRole('group').evaluateAll((groups) => groups.map((g) => g.getAttribute('aria-label'))),
    ).toEqual(['Stores', 'Storage without a store', 'Server'])
    await list.focus()
    await page.keyboard.press('ArrowDown')
    await expect.poll(() => grid(page).getAttribute('aria-label')).toBe('Comparison of scenes')
    await page.getByRole('searchbox', { name: 'Filter subjects' }).fill('user')
    expect(await list.getByRole('option').allInnerTexts()).toEqual([expect.stringContaining('GET /api/user')])
  })
})

describe('timeline', () => {
  test('narrows by text, layer and subject', async () => {
    const page = await harness.open('cart')
    await page.getByRole('tab', { name: 'Timeline' }).click()
    const events = page.getByRole('listbox', { name: 'Events' }).getByRole('option')
    await expect.poll(() => events.count()).toBe(14)
    await page.getByRole('button', { name: 'hydration' }).click()
    expect(await events.count()).toBe(12)
    await page.getByRole('checkbox', { name: 'only cart' }).check()
    expect(await events.count()).toBe(11)
    await page.getByRole('searchbox', { name: 'Filter events by text' }).fill('refused')
    expect(await events.allInnerTexts()).toEqual([expect.stringContaining('QuotaExceededError')])
    await events.first().click()
    await page
      .getByRole('region', { name: 'Event details' })
      .getByRole('button', { name: 'storage-behind-memory' })
      .waitFor()
  })
})

describe('findings', () => {
  test('come worst first with evidence; only possible ones are collapsed', async () => {
    const page = await harness.open('cart')
    await page.getByRole('tab', { name: /Findings/ }).click()
    expect(await page.getByRole('article').evaluateAll((all) => all.map((a) => a.getAttribute('aria-label')))).toEqual([
      'save-failed',
      'storage-behind-memory',
    ])
    await page.getByText('1 possible finding').click()
    await page.getByRole('article', { name: 'version-discard' }).waitFor()
    await page
      .getByRole('article', { name: 'save-failed' })
      .getByRole('list', { name: 'Evidence' })
      .getByRole('button')
      .first()
      .click()
    await page.getByRole('region', { name: 'Event details' }).waitFor()
  })

  test('each piece of evidence is one line: when, what, and the code that did it', async () => {
    const page = await harness.open('cart')
    await page.getByRole('tab', { name: /Findings/ }).click()
    const evidence = page.getByRole('list', { name: 'Evidence' }).getByRole('listitem')
    await evidence.first().waitFor()
    const lines = await evidence.evaluateAll((all) =>
      all.map((item) => ({
        links: item.querySelectorAll('.link').length,
        height: item.getBoundingClientRect().height,
      })),
    )
    expect(lines.some(({ links }) => links > 1)).toBe(true)
    expect(lines.filter(({ height }) => height > 20)).toEqual([])
  })

  test('a rule’s page opens inside the panel', async () => {
    const page = await harness.open('cart')
    await page.getByRole('tab', { name: /Findings/ }).click()
    await page.getByRole('article', { name: 'save-failed' }).getByRole('button', { name: 'About this rule' }).click()
    const rule = page.getByRole('document', { name: 'About the rule save-failed' })
    await expect.poll(() => rule.getByRole('heading').first().innerText()).toContain('save-failed')
    await page.getByRole('button', { name: 'All findings' }).click()
    await page.getByRole('article', { name: 'save-failed' }).waitFor()
  })
})

test('the toolbar says which page it is, as the address bar does', async () => {
  const page = await harness.open('cart')
  expect(await page.getByLabel('Page', { exact: true }).innerText()).toBe('localhost:3000/shop')
})

test('nothing is said of a page that could not be judged', async () => {
  const page = await harness.open('unjudged')
  await expect.poll(() => page.getByRole('status', { name: 'Progress' }).innerText()).toContain('a rule threw')
  expect(await page.getByRole('region', { name: 'Nothing to show' }).count()).toBe(0)
})

test('a subject that cannot be shown costs its own picture only', async () => {
  const page = await harness.open('hostile')
  await expect.poll(() => page.getByRole('alert').innerText()).toContain('a getter of the page threw')
  await page.getByRole('option', { name: 'scenes' }).click()
  await expect.poll(() => grid(page).getAttribute('aria-label')).toBe('Comparison of scenes')
})

describe('files', () => {
  test('what is exported opens again, read-only, and closing it brings the page back', async () => {
    const page = await harness.open('flagship')
    await page.getByRole('option', { name: 'cart-store' }).waitFor()
    const before = await page.getByRole('status', { name: 'Verdict' }).innerText()
    await page.getByRole('button', { name: 'Export' }).click()
    const dialog = page.getByRole('dialog', { name: 'Export session' })
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      dialog.getByRole('button', { name: 'Save' }).click(),
    ])
    expect(download.suggestedFilename()).toMatch(/^localhost-3000-\d{8}-\d{6}\.session\.json\.gz$/)
    const file = await readFile(await download.path())

    await page
      .getByLabel('Session file')
      .setInputFiles({ name: 'a.session.json.gz', mimeType: 'application/gzip', buffer: file })
    const banner = page.getByRole('status', { name: 'Read-only session' })
    await expect.poll(() => banner.innerText()).toContain('Read-only: a.session.json.gz · recorded 2026-03-14')
    expect(await page.getByRole('status', { name: 'Verdict' }).innerText()).toBe(before)
    expect(await page.getByRole('button', { name: 'Clear' }).isDisabled()).toBe(true)
    await banner.getByRole('button', { name: 'Close' }).click()
    await page.getByRole('option', { name: 'cart-store' }).waitFor()
    expect(await banner.count()).toBe(0)
  })

  test('secrets are counted before they leave, and do not leave', async () => {
    const page = await harness.open('signed-in')
    await page.getByRole('button', { name: 'Export' }).click()
    const dialog = page.getByRole('dialog', { name: 'Export session' })
    await expect
      .poll(() => dialog.getByRole('table', { name: 'Redactions' }).innerText())
      .toMatch(/\d+ values? replaced/)
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      dialog.getByRole('button', { name: 'Save' }).click(),
    ])
    const text = gunzipSync(await readFile(await download.path())).toString()
    expect(text).toContain('"ada"')
    expect(text).not.toContain('qT7-hidden-9fKd2')
  })

  test.each([
    ['foreign.json', '{"log":{}}', 'foreign.json is not a Driftscope session: it looks like a HAR file.'],
    ['empty.json', '', 'empty.json is empty.'],
    ['future.json', '{"format":"driftscope-session","version":99}', 'future.json is a session from the future'],
    ['cut.json', '{"format":"driftscope-session","vers', 'cut.json ends in the middle'],
  ])('%s is refused in one sentence, and nothing is lost', async (name, text, sentence) => {
    const page = await harness.open('cart')
    await page
      .getByLabel('Session file')
      .setInputFiles({ name, mimeType: 'application/json', buffer: Buffer.from(text) })
    await expect.poll(() => page.getByRole('alert').innerText()).toContain(sentence)
    expect(await grid(page).getAttribute('aria-label')).toBe('Comparison of cart')
  })
})
