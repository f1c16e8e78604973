import { expect, test } from 'vitest'
import { tour } from '../../playground/tour'
import flagship from '../../playground/flows/flagship.mjs'
import { memory, onServer, stored, usePlayground } from './support'

const { app, visit } = usePlayground()

const CART = [
  { id: 'lighthouse', name: 'Lighthouse', quantity: 1 },
  { id: 'pine', name: 'Pine', quantity: 1 },
]
const SAVED = { cart: CART, theme: 'dusk' }
const DEFAULTS = { cart: [], theme: 'daylight' }

async function play(id: string) {
  const stop = tour.find((each) => each.id === id)
  if (!stop) throw new Error(`The tour has no stop ${id}.`)
  const visited = await visit()
  await stop.play(visited.page, app())
  return visited
}

test('write-before-hydration: the page shows the saved cart, IndexedDB holds the defaults, a reload loses it', async () => {
  const { page } = await play('write-before-hydration')
  expect((await stored(page, 'indexedDB', 'cart-store')).state).toEqual(DEFAULTS)
  await page.getByRole('list', { name: 'Items' }).getByText('Lighthouse').waitFor()
  await page.reload()
  await page.getByText('Nothing in it yet.').waitFor()
  await page.getByRole('radio', { name: 'daylight', checked: true }).waitFor()
})

test('write-before-hydration: the same steps without the pitfall keep memory and IndexedDB equal', async () => {
  const { page } = await play('write-before-hydration')
  await page.goto(`${app().url}/cart`)
  await page.getByRole('button', { name: 'Add Lighthouse' }).click()
  await page.getByRole('button', { name: 'Add Pine' }).click()
  await page.getByRole('radio', { name: 'dusk' }).click()
  await page.goto(`${app().url}/cart?expose=1`)
  await expect.poll(async () => (await memory(page))['cart']).toMatchObject({ ...SAVED, openedAt: expect.any(Number) })
  expect((await stored(page, 'indexedDB', 'cart-store')).state).toEqual(SAVED)
})

test('the flagship flow ends in the same divergence', async () => {
  const { page } = await visit()
  await page.goto(`${app().url}/`)
  await flagship({ page })
  expect((await stored(page, 'indexedDB', 'cart-store')).state).toEqual(DEFAULTS)
  await page.getByRole('list', { name: 'Items' }).getByText('Pine').waitFor()
})

test('save-failed: page and localStorage have the scene as if saved, the server does not, a reload loses it', async () => {
  const { page } = await play('save-failed')
  const storm = expect.objectContaining({ id: 'storm', title: 'Storm' })
  await page.getByRole('button', { name: 'Storm' }).waitFor()
  expect((await stored(page, 'local', 'scenes')).state['scenes']).toContainEqual(storm)
  expect(await onServer(app(), '/api/scenes')).not.toContainEqual(storm)
  expect(await page.getByRole('status').filter({ hasText: 'failed' }).count()).toBe(0)
  await page.reload()
  await page.getByRole('button', { name: 'Night watch' }).waitFor()
  await expect.poll(() => page.getByRole('button', { name: 'Storm' }).count()).toBe(0)
})

test('save-failed: an edit of a saved scene is kept as well', async () => {
  const { page } = await visit()
  await page.goto(`${app().url}/projects/winter?pitfall=save-failed`)
  const refused = page.waitForResponse((response) => response.request().method() === 'PATCH' && !response.ok())
  await page.getByRole('textbox', { name: 'Scene title' }).fill('Thaw')
  await refused
  await page.getByRole('status', { name: 'Save state' }).getByText('Saved', { exact: true }).waitFor()
  await page.getByRole('button', { name: 'Thaw' }).waitFor()
  expect(await onServer(app(), '/api/scenes/first-snow')).toMatchObject({ title: 'First snow', version: 1 })
})

test('version-discard: what version 2 saved stands in localStorage and is not in memory', async () => {
  const { page, complaints } = await play('version-discard')
  const saved = await stored(page, 'local', 'workspace')
  expect(saved).toEqual({
    state: { openProject: 'desert', drafts: { desert: 'Another ridge?' }, preferences: { fontSize: 18, wrap: true } },
    version: 2,
  })
  expect(complaints.join()).toContain("couldn't be migrated")
  await expect.poll(() => page.getByText('Continue with').count()).toBe(0)
  await page.getByRole('link', { name: 'Desert Road', exact: true }).click()
  await page.getByRole('combobox', { name: 'Size' }).waitFor()
  expect(await page.getByRole('combobox', { name: 'Size' }).inputValue()).toBe('14')
  expect(await stored(page, 'local', 'workspace')).toMatchObject({ version: 3, state: { drafts: {} } })
})

test('every stop but the healthy one names a pitfall that the menu switches, and switching lasts while navigating', async () => {
  const { page } = await visit()
  await page.goto(`${app().url}/`)
  for (const { title, rule } of tour.slice(1)) {
    await page.getByText('Pitfalls').click()
    await page.getByRole('switch', { name: title }).click()
    await page.getByText('1 on').waitFor()
    expect(page.url()).toContain(`?pitfall=${rule}`)
    await page.getByRole('link', { name: 'Asset cart' }).click()
    await page.waitForURL(`**/cart?pitfall=${rule}`)
    await page.reload()
    await page.getByText('1 on').click()
    await page.getByRole('switch', { name: title, checked: true }).click()
    await page.waitForURL('**/cart')
  }
})
