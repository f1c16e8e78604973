import { resolve } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Playground, startPlayground } from '../../playground/server'
import { findFirefox, type Firefox, launchFirefox } from './firefox'
import { openPanel } from './toolbox'

/** The built extension in Firefox's real toolbox, on the playground's flagship. */
const executable = findFirefox()
if (executable === undefined)
  console.log('Skipped: no Firefox was found. Install one, or set DRIFTSCOPE_FIREFOX to its path.')

let app: Playground | undefined
let firefox: Firefox | undefined
beforeAll(async () => {
  if (executable === undefined) return
  app = await startPlayground()
  firefox = await launchFirefox(executable, resolve('dist/firefox'))
})
afterAll(async () => {
  await firefox?.close()
  await app?.close()
})

const click = (name: string): string =>
  `[...document.querySelectorAll('button, label')].find((each) => each.textContent.trim() === '${name}' || each.getAttribute('aria-label') === '${name}').click()`
const BANNER = `return all('[role=status]', /^Moment shown$/)[0]?.innerText ?? ''`

test.skipIf(executable === undefined)('the verdict, the playhead, find everywhere', async () => {
  if (!firefox || !app) throw new Error('nothing was started')
  const { goTo, inPage } = firefox
  await goTo(`${app.url}/cart`)
  await inPage(click('Add Lighthouse'))
  await expect.poll(() => inPage('return document.body.innerText')).toMatch(/Lighthouse[\s\S]*Lighthouse/)
  await goTo(`${app.url}/cart?pitfall=write-before-hydration`)

  const panel = await openPanel(firefox)
  await expect.poll(() => panel(`return all('[role=tab]', /^Compare$/).length`)).toBe(1)
  await panel(`all('[role=tab]', /^Compare$/)[0].click()`)
  const verdict = (): Promise<unknown> => panel(`return all('[role=status]', /^Verdict$/)[0]?.innerText`)
  await expect.poll(verdict).toMatch(/^✖\s+cart-store: IndexedDB is behind memory on cart/)
  expect(await panel(`return all('[role=row]').map((row) => row.innerText).join()`)).toContain('memory ahead')

  await panel(`all('[role=treegrid]')[0].focus(); press('[')`)
  await expect.poll(() => panel(BANNER)).toMatch(/ events? before now/)
  await panel(`all('button', /^Back to now$/)[0].click()`)
  await expect.poll(() => panel(BANNER)).toBe('')

  await panel(`all('[role=treegrid]')[0].focus(); press('f', { ctrlKey: true })`)
  await expect.poll(() => panel(`return all('search button', /^Everywhere$/).length`)).toBe(1)
  await panel(`all('search button', /^Everywhere$/)[0].click()`)
  await panel(`type(all('search input', /^Find$/)[0], 'LIGHTHOUSE')`)
  await expect
    .poll(() => panel(`return all('[role=option]', /^cart\\.lighthouse\\.name: Lighthouse, in cart-store/).length`))
    .toBeGreaterThan(0)
})
