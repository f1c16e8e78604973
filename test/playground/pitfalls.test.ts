import { expect, test } from 'vitest'
import { tour, type TourStop } from '../../playground/tour'
import flagship from '../../playground/flows/flagship.mjs'
import { some } from '../support/smoke'
import { allAgree, memory, onServer, stored, usePlayground } from './support'

const { app, visit } = usePlayground()

const DEFAULTS = { cart: [], theme: 'daylight' }

async function play(id: string, options: Parameters<TourStop['play']>[2] = {}) {
  const stop = tour.find((each) => each.id === id)
  if (!stop) throw new Error(`The tour has no stop ${id}.`)
  const visited = await visit()
  await stop.play(visited.page, app(), options)
  return visited
}

test.each(some(tour.map(({ id }) => id)))(
  '%s: the same steps without the mistake leave every copy equal, and say nothing',
  async (id) => {
    const { context, complaints } = await play(id, { mistake: false, expose: true })
    for (const page of context.pages()) await allAgree(page, app())
    expect(complaints).toEqual([])
  },
)

test('write-before-hydration: the page shows the saved cart, IndexedDB holds the defaults, a reload loses it', async () => {
  const { page } = await play('write-before-hydration')
  expect((await stored(page, 'indexedDB', 'cart-store')).state).toEqual(DEFAULTS)
  await page.getByRole('list', { name: 'Items' }).getByText('Lighthouse').waitFor()
  await page.reload()
  await page.getByText('Nothing in it yet.').waitFor()
  await page.getByRole('radio', { name: 'daylight', checked: true }).waitFor()
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

test('quota-exceeded: the draft is in memory and not in localStorage, which is full; a reload loses it', async () => {
  const { page, complaints } = await play('quota-exceeded', { expose: true })
  expect((await memory(page))['workspace']).toMatchObject({ drafts: { harbour: 'Fog over the pier?' } })
  expect((await stored(page, 'local', 'workspace')).state).toMatchObject({ openProject: 'harbour', drafts: {} })
  const full = page.evaluate(() => localStorage.setItem('more', 'of it'))
  await expect(full).rejects.toThrow('QuotaExceededError')
  expect(complaints).toEqual([])
  await page.reload()
  await page.getByText('Nothing unsent').waitFor()
})

test('quota-exceeded: switched off again, the app has its room back', async () => {
  const { page } = await play('quota-exceeded')
  await page.goto(`${app().url}/projects/harbour`)
  await page.getByRole('textbox', { name: 'Message' }).fill('Fog over the pier?')
  await expect
    .poll(async () => (await stored(page, 'local', 'workspace')).state['drafts'])
    .toEqual({ harbour: 'Fog over the pier?' })
})

test('lost-pending-save: page and localStorage have the new name, the server never gets it', async () => {
  const { page } = await play('lost-pending-save', { expose: true })
  const scene = expect.objectContaining({ id: 'first-snow', title: 'Thaw at last' })
  expect((await memory(page))['scenes']?.['scenes']).toContainEqual(scene)
  expect((await stored(page, 'local', 'scenes')).state['scenes']).toContainEqual(scene)
  expect(await onServer(app(), '/api/scenes/first-snow')).toMatchObject({ title: 'Thaw', version: 2 })
  await page.getByRole('status', { name: 'Save state' }).getByText('Saved', { exact: true }).waitFor()
})

test('ssr-mismatch: React renders the text anew, and leaves the attribute as the server wrote it', async () => {
  const { page, complaints } = await play('ssr-mismatch', { expose: true })
  expect((await memory(page))['workspace']).toMatchObject({ preferences: { fontSize: 18 } })
  const size = () => page.getByRole('textbox', { name: 'Scene code' }).evaluate((editor) => editor.style.fontSize)
  expect(await size()).toBe('14px')
  expect(complaints).toEqual([expect.stringContaining('Minified React error #418')])
  await page.goto(`${app().url}/projects/desert`)
  await expect.poll(size).toBe('18px')
})

test('partialize-gap: after the reload the search is there, and how many it found is not', async () => {
  const { page } = await play('partialize-gap', { expose: true })
  expect((await memory(page))['sessionUi']).toMatchObject({ search: 'night', found: null })
})

test('dangling-reference: the tab points at a scene that is neither in memory nor on the server', async () => {
  const { page } = await play('dangling-reference', { expose: true })
  const { sessionUi, scenes } = await memory(page)
  expect(sessionUi?.['selected']).toEqual({ winter: 'first-snow' })
  expect(scenes?.['scenes']).not.toContainEqual(expect.objectContaining({ id: 'first-snow' }))
  expect(await onServer(app(), '/api/scenes')).not.toContainEqual(expect.objectContaining({ id: 'first-snow' }))
})

test('orphaned-entry: the draft of a project that is gone stays in memory and in localStorage', async () => {
  const { page } = await play('orphaned-entry', { expose: true })
  const kept = { drafts: { desert: 'Another ridge?' }, openProject: null }
  await expect.poll(async () => (await memory(page))['workspace']).toMatchObject(kept)
  expect((await stored(page, 'local', 'workspace')).state).toMatchObject(kept)
  expect(await onServer(app(), '/api/projects')).not.toContainEqual(expect.objectContaining({ id: 'desert' }))
})

test('write-amplification: each key of a draft writes the pictures too', async () => {
  const { page } = await play('write-amplification')
  expect(String((await stored(page, 'local', 'workspace')).state['pictures']).length).toBeGreaterThan(100_000)
})

test('shallow-merge-gap: the new preference is missing, and the text is not checked', async () => {
  const { page } = await play('shallow-merge-gap', { expose: true })
  expect((await memory(page))['workspace']?.['preferences']).toEqual({ fontSize: 18, wrap: true })
  expect(await page.getByRole('textbox', { name: 'Scene code' }).getAttribute('spellcheck')).toBe('false')
})

test('storage-ahead-of-memory: localStorage has the new size, and the page the old one', async () => {
  const { page } = await play('storage-ahead-of-memory', { expose: true })
  expect((await stored(page, 'local', 'workspace')).state).toMatchObject({ preferences: { fontSize: 18 } })
  expect((await memory(page))['workspace']).toMatchObject({ preferences: { fontSize: 14 } })
  expect(await page.getByRole('combobox', { name: 'Size' }).inputValue()).toBe('14')
})

test('cross-tab-overwrite: the first tab shows its draft, localStorage has the second tab’s only, a reload loses it', async () => {
  const { page, context, complaints } = await play('cross-tab-overwrite', { expose: true })
  const [, second] = context.pages()
  expect((await memory(page))['workspace']).toMatchObject({ drafts: { desert: 'Warmer?' } })
  expect((await stored(page, 'local', 'workspace')).state['drafts']).toEqual({ harbour: 'More boats?' })
  expect(second && (await memory(second))['workspace']).toMatchObject({ drafts: { harbour: 'More boats?' } })
  expect(complaints).toEqual([])
  await page.reload()
  await page.getByText('Nothing unsent').waitFor()
})

test('every stop but the healthy ones names a pitfall that the menu switches, and switching lasts while navigating', async () => {
  const { page } = await visit()
  await page.goto(`${app().url}/`)
  for (const { title, rule } of tour.filter((stop) => stop.rule !== undefined)) {
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
