import type { Frame, Page } from 'playwright'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { ANNOUNCE } from '../../src/transport/handshake'
import { launch, type TestBrowser } from '../support/extension'
import { type Site, serveSite } from '../support/site'

/** A cart in memory, and a way to put something into it. */
const CART = `<!doctype html><title>cart</title><script>
  let state = { items: [], total: 0 }
  const listeners = new Set()
  const subscribe = (listener) => (listeners.add(listener), () => listeners.delete(listener))
  function addItem(id, price) {
    state = { items: [...state.items, { id }], total: state.total + price }
    for (const listener of listeners) listener()
  }
  dispatchEvent(new CustomEvent('${ANNOUNCE}', { detail: { name: 'cart', getState: () => state, subscribe } }))
</script>`

const add = (page: Page, id: string, price: number): Promise<void> => page.evaluate(`addItem('${id}', ${price})`)
const verdict = (panel: Frame) => panel.getByRole('status', { name: 'Verdict' })
const heads = (panel: Frame) =>
  panel.getByRole('columnheader').filter({ has: panel.getByRole('button', { name: /^Remove/ }) })
const state = async (panel: Frame, name: string): Promise<string> => {
  const row = panel.getByRole('row').filter({ has: panel.getByRole('rowheader', { name, exact: true }) })
  return (await row.innerText()).replaceAll(/\s+/g, ' ')
}

describe('any against any, in DevTools', () => {
  let site: Site
  let browser: TestBrowser
  beforeAll(async () => {
    site = await serveSite({ '/': CART })
    browser = await launch()
  })
  afterAll(async () => {
    await browser.close()
    await site.close()
  })
  afterEach(async () => {
    const [, ...pages] = browser.context.pages()
    for (const page of pages) await page.close()
  })

  const openCart = async (): Promise<Page> => {
    const page = await browser.context.newPage()
    await page.goto(site.origin())
    return page
  }
  const openPanel = async (page: Page): Promise<Frame> => {
    const { devtools, panel } = await browser.openPanel(page)
    await devtools.setViewportSize({ width: 1180, height: 700 })
    return panel
  }
  const choose = async (panel: Frame, item: string): Promise<void> => {
    const head = panel.getByRole('columnheader', { name: /^memory/ }).first()
    await head.click({ button: 'right' })
    await panel.getByRole('menuitem', { name: item }).click()
  }

  test('a store now × then, and × a snapshot, which goes on as the page does', async () => {
    const page = await openCart()
    await add(page, 'lamp', 20)
    const panel = await openPanel(page)
    await panel.getByRole('option', { name: /cart/ }).click()
    await panel.getByRole('button', { name: 'Snapshot', exact: true }).click()
    await expect.poll(() => panel.getByRole('status', { name: 'Last action' }).innerText()).toBe('Kept snapshot 1')
    await add(page, 'mug', 5)
    await panel.getByRole('button', { name: 'Show equal paths' }).click()
    await expect.poll(() => state(panel, 'total')).toContain('25')

    await choose(panel, 'Before its last change × now')
    await expect
      .poll(() => verdict(panel).innerText())
      .toMatch(/^≠\s*cart memory, \d\d:\d\d:\d\d → now: items, total changed by addItem \(1 event\)\.$/)
    expect(await state(panel, 'total')).toBe('total 20 25 ▲memory ahead')
    expect(await state(panel, 'mug')).toBe('▼mug absent {id} ▲memory ahead')

    await panel.getByRole('tab', { name: 'Snapshots' }).click()
    await panel.getByRole('button', { name: 'Compare', exact: true }).click()
    const sentence = 'cart memory, snapshot 1 → now: items, total changed by addItem'
    await expect.poll(() => verdict(panel).innerText()).toContain(`${sentence} (1 event).`)
    await add(page, 'pen', 2)
    await expect.poll(() => verdict(panel).innerText()).toContain(`${sentence} (2 events).`)
    expect(await heads(panel).allInnerTexts()).toEqual([
      expect.stringMatching(/memory cart[^]*snapshot 1/),
      expect.stringMatching(/memory cart[^]*now/),
    ])
  })

  test('this tab × another one, column by column taken away again', async () => {
    const page = await openCart()
    const other = await openCart()
    await add(page, 'lamp', 20)
    await add(other, 'pen', 2)
    const panel = await openPanel(page)
    await panel.getByRole('option', { name: /cart/ }).first().click()
    await choose(panel, 'Compare with tab 2')
    await expect.poll(() => verdict(panel).innerText()).toContain('cart memory in tab')
    expect(await state(panel, 'total')).toMatch(/^total 20 2 /)
    expect(await heads(panel).allInnerTexts()).toEqual([
      expect.stringMatching(/^memory cart tab 1/),
      expect.stringMatching(/^tab 2 cart/),
    ])
    await panel.getByRole('button', { name: /^Remove tab 2/ }).click()
    await expect.poll(() => heads(panel).count()).toBe(1)
    await panel.getByRole('button', { name: 'Close the picked comparison' }).click()
    await expect.poll(() => panel.getByRole('group', { name: 'Picked' }).count()).toBe(0)
  })
})
