import { afterAll, beforeAll, expect, test } from 'vitest'
import { open, SECURE, startBrowser, stopBrowser } from './site'

beforeAll(startBrowser)
afterAll(stopBrowser)

test('what cookieStore, the server and other tabs set is told, with the writer where it is the page', async () => {
  const site = await open('storage.ts')
  await site.page.route(`${SECURE}/**`, (route) => {
    const { pathname } = new URL(route.request().url())
    const headers = pathname === '/login' ? { 'set-cookie': 'user=ada; Path=/' } : undefined
    return route.fulfill({ contentType: 'text/html', body: '<!doctype html>', ...(headers && { headers }) })
  })
  await site.page.context().addCookies([{ name: 'old', value: '1', url: SECURE }])
  await site.page.goto(SECURE)
  await site.page.evaluate(async () => {
    await cookieStore.set({ name: 'lang', value: 'de', path: '/', sameSite: 'strict' })
    await cookieStore.delete('old')
    await fetch('/login')
  })
  await expect
    .poll(() => site.lines(/cookie:/))
    .toEqual([
      'storage-found cookie:old 1',
      'storage-written cookie:lang de',
      'storage-removed cookie:old',
      'storage-written cookie:user ada seen by sweep',
    ])
  const written = (await site.events()).filter(({ type }) => type === 'storage-written')
  expect(written.map(({ writer }) => (writer?.stack.length ?? 0) > 0)).toEqual([true, false])
  const lang = (await site.sources()).find(({ id }) => id === 'cookie:lang')
  expect(lang).toMatchObject({ kind: 'cookie', key: 'lang', attributes: 'path=/; sameSite=strict' })
})
