import type { Page } from 'playwright'
import { expect, test } from 'vitest'
import { tour } from '../../playground/tour'
import { allAgree, memory, onServer, stored, usePlayground } from './support'

const { app, visit } = usePlayground()
const EXPOSED = '?expose=1'

const saved = (page: Page) =>
  page.getByRole('status', { name: 'Save state' }).getByText('Saved', { exact: true }).waitFor()

test('the healthy tour says nothing on the console, and every copy agrees after it', async () => {
  const { page, complaints } = await visit()
  await tour[0]?.play(page, app())
  expect(await onServer(app(), '/api/scenes/pier-at-noon')).toMatchObject({
    title: 'Pier at one',
    code: 'sky #48cae4 #fff3b0\nsun 30 30 8 #ffb703\nsea 70 #219ebc\ncaption Noon\ntower 80 70 #fdf0d5',
  })
  await page.goto(page.url() + EXPOSED)
  await page.getByRole('button', { name: 'Place Lighthouse' }).waitFor()
  await allAgree(page, app())
  expect(complaints).toEqual([])
})

test.each(['/', '/projects/harbour', '/cart'])(
  '%s is rendered on the server and hydrated without a mismatch',
  async (path) => {
    const { page, context, complaints } = await visit()
    const html = await (await context.request.get(app().url + path)).text()
    expect(html).toMatch(
      { '/': /Harbour Lights/, '/projects/harbour': /Night watch/, '/cart': /Sailing boat/ }[path] ?? /^$/,
    )
    await page.goto(app().url + path + EXPOSED)
    await expect.poll(async () => (await memory(page))['cart']?.['openedAt']).toBeTypeOf('number')
    // What was saved differs from what the server renders; still no mismatch.
    await page.reload()
    await expect.poll(async () => (await memory(page))['cart']?.['openedAt']).toBeTypeOf('number')
    expect(complaints).toEqual([])
  },
)

test('typing and leaving at once still saves', async () => {
  const { page } = await visit()
  await page.goto(`${app().url}/projects/winter`)
  await page.getByRole('textbox', { name: 'Scene code' }).fill('hills 50 #ffffff')
  await page.goto('about:blank')
  await expect
    .poll(() => onServer(app(), '/api/scenes/first-snow'))
    .toMatchObject({ code: 'hills 50 #ffffff', version: 2 })
})

test('typing on while a save is under way saves both, in order, and never shows the older again', async () => {
  const { page } = await visit()
  await page.goto(`${app().url}/projects/winter${EXPOSED}`)
  await app().control({ route: '/api/scenes/*', method: 'PATCH', delayMs: 700 })
  const title = page.getByRole('textbox', { name: 'Scene title' })
  const sent = page.waitForRequest((request) => request.method() === 'PATCH')
  await title.fill('One')
  await sent
  const shown = await page.getByRole('navigation', { name: 'Scenes' }).evaluateHandle((list) => {
    const texts: string[] = []
    new MutationObserver(() => texts.push(list.textContent)).observe(list, { subtree: true, characterData: true })
    return texts
  })
  await title.fill('Two')
  await saved(page)
  const texts = await shown.jsonValue()
  expect(texts.length).toBeGreaterThan(0)
  expect(texts.filter((text) => !text.includes('Two'))).toEqual([])
  expect(await title.inputValue()).toBe('Two')
  expect(await onServer(app(), '/api/scenes/first-snow')).toMatchObject({ title: 'Two', version: 3 })
})

test('a save that fails once is sent again, and nobody is bothered', async () => {
  const { page } = await visit()
  await page.goto(`${app().url}/projects/winter`)
  await app().control({ route: '/api/scenes/*', method: 'PATCH', status: 500 })
  await page.getByRole('textbox', { name: 'Scene title' }).fill('Thaw')
  await expect.poll(() => onServer(app(), '/api/scenes/first-snow')).toMatchObject({ title: 'Thaw' })
  await saved(page)
  expect(await page.getByText('was undone').count()).toBe(0)
})

test('a save that fails for good is undone everywhere, re-read or not, and can be tried again', async () => {
  const { page } = await visit()
  const read = page.waitForResponse('**/api/scenes')
  await page.goto(`${app().url}/projects/winter`)
  await read
  await app().control({ route: '/api/scenes', method: 'GET', status: 500 })
  await app().control({ route: '/api/scenes/*', method: 'PATCH', status: 500, times: 2 })
  await page.getByRole('textbox', { name: 'Scene title' }).fill('Thaw')
  await page.getByText('Saving the scene failed and was undone').waitFor()
  await page.getByText('Could not read from the server').waitFor()
  expect(await page.getByRole('textbox', { name: 'Scene title' }).inputValue()).toBe('First snow')
  expect((await stored(page, 'local', 'scenes')).state['scenes']).toEqual(await onServer(app(), '/api/scenes'))
  await page.getByRole('button', { name: 'Try again' }).first().click()
  await expect.poll(() => onServer(app(), '/api/scenes/first-snow')).toMatchObject({ title: 'Thaw' })
})

test('a conflict shows the server’s scene, and trying again saves on top of it', async () => {
  const { page } = await visit()
  await page.goto(`${app().url}/projects/winter`)
  await app().control({ route: '/api/scenes/*', method: 'PATCH', conflict: true })
  await page.getByRole('textbox', { name: 'Scene title' }).fill('Thaw')
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect.poll(() => onServer(app(), '/api/scenes/first-snow')).toMatchObject({ title: 'Thaw', version: 3 })
})

test('a new scene that the server refuses disappears again', async () => {
  const { page } = await visit()
  await page.goto(`${app().url}/projects/winter`)
  await app().control({ route: '/api/scenes', method: 'POST', status: 500, times: 2 })
  await page.getByRole('textbox', { name: 'New scene' }).fill('Storm')
  await page.getByRole('button', { name: 'Add', exact: true }).click()
  await page.getByText('Adding "Storm" failed and was undone').waitFor()
  expect(await page.getByRole('button', { name: 'Storm', exact: true }).count()).toBe(0)
  expect((await stored(page, 'local', 'scenes')).state['scenes']).toEqual(await onServer(app(), '/api/scenes'))
})

test('what version 1 saved is migrated, and what a later version saved is taken over', async () => {
  const { page, complaints } = await visit()
  await page.goto(`${app().url}/__blank`)
  const write = (text: string) => page.evaluate((entry) => localStorage.setItem('workspace', entry), text)
  await write('{"state":{"project":"desert","draft":{"desert":"Hi"},"fontSize":18,"wrap":false},"version":1}')
  await page.goto(`${app().url}/${EXPOSED}`)
  await page.getByText('unsent: “Hi”').waitFor()
  const state = { openProject: 'desert', drafts: { desert: 'Hi' }, preferences: { fontSize: 18, wrap: false } }
  expect((await memory(page))['workspace']).toEqual(state)
  expect(await stored(page, 'local', 'workspace')).toEqual({ state, version: 2 })
  await page.goto(`${app().url}/__blank`)
  await write(JSON.stringify({ state, version: 3 }))
  await page.goto(`${app().url}/`)
  await page.getByText('unsent: “Hi”').waitFor()
  expect(await stored(page, 'local', 'workspace')).toEqual({ state, version: 2 })
  expect(complaints).toEqual([])
})

test('two tabs follow each other in cart, drafts and scenes, and agree with every copy', async () => {
  const { page: first, context, complaints } = await visit()
  const second = await context.newPage()
  await first.goto(`${app().url}/cart${EXPOSED}`)
  await second.goto(`${app().url}/projects/desert${EXPOSED}`)
  await first.getByRole('button', { name: 'Add Pine' }).click()
  await first.getByRole('radio', { name: 'neon' }).click()
  await second.getByText('light: neon').waitFor()
  await second.getByRole('textbox', { name: 'Message' }).fill('Warmer')
  await second.getByRole('textbox', { name: 'Scene title' }).fill('Noon')
  await saved(second)
  await first.getByRole('link', { name: 'Projects', exact: true }).click()
  await first.getByText('unsent: “Warmer”').waitFor()
  await second.getByRole('tab', { name: 'Assets' }).click()
  await second.getByRole('button', { name: 'Place Pine' }).waitFor()
  await second.getByRole('button', { name: 'Noon' }).click()
  await first.getByRole('link', { name: 'Desert Road', exact: true }).first().click()
  await first.getByRole('button', { name: 'Noon' }).click()
  await allAgree(first, app())
  await allAgree(second, app())
  expect(complaints).toEqual([])
})

test('a deleted scene that the server refuses to delete comes back to its place', async () => {
  const { page } = await visit()
  await page.goto(`${app().url}/projects/harbour`)
  await app().control({ route: '/api/scenes/*', method: 'DELETE', status: 403 })
  await page.getByRole('button', { name: 'Morning market' }).click()
  await page.getByRole('button', { name: 'Delete scene' }).click()
  await page.getByText('Deleting "Morning market" failed and was undone').waitFor()
  expect((await stored(page, 'local', 'scenes')).state['scenes']).toEqual(await onServer(app(), '/api/scenes'))
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect.poll(() => onServer(app(), '/api/scenes')).toHaveLength(5)
})

test('storage cleared in another tab is not filled again from older memory', async () => {
  const { page, context } = await visit()
  await page.goto(`${app().url}/projects/desert${EXPOSED}`)
  await page.getByRole('textbox', { name: 'Message' }).fill('Warmer')
  await page.getByRole('textbox', { name: 'Scene title' }).fill('Noon')
  await saved(page)
  const other = await context.newPage()
  await other.goto(`${app().url}/__blank`)
  await other.evaluate(() => localStorage.clear())
  await expect.poll(async () => (await memory(page))['workspace']).toMatchObject({ drafts: {} })
  await expect.poll(() => stored(page, 'local', 'scenes').catch(() => null)).not.toBeNull()
  expect((await stored(page, 'local', 'scenes')).state['scenes']).toEqual(await onServer(app(), '/api/scenes'))
})

test('a deleted project takes its scenes, drafts and selection along, in every copy', async () => {
  const { page } = await visit()
  await page.goto(`${app().url}/projects/desert${EXPOSED}`)
  await page.getByRole('button', { name: 'Red mesa' }).click()
  await page.getByRole('textbox', { name: 'Message' }).fill('Warmer')
  await page.getByRole('button', { name: 'Delete project' }).click()
  await page.getByRole('heading', { name: 'Projects' }).waitFor()
  await expect.poll(async () => (await memory(page))['workspace']).toMatchObject({ openProject: null, drafts: {} })
  expect((await memory(page))['sessionUi']).toMatchObject({ selected: {} })
  await allAgree(page, app())
})
