import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { until } from '../../src/cli/until'
import { SETTINGS, switchScript, type Technique, TECHNIQUE_IDS } from '../../src/protocol/techniques'
import { isSmoke } from '../support/smoke'
import { launch, type TestBrowser } from '../support/extension'
import { type Site, serveSite } from '../support/site'
import { withoutExtension } from './browsers'
import { differences, type Lines, surroundings } from './surroundings'

const PAGE = '<!doctype html><link rel="icon" href="data:,">'

let site: Site
let browser: TestBrowser
let alone: Lines
let everything: string[]
beforeAll(async () => {
  site = await serveSite({ '/': PAGE })
  const without = await withoutExtension()
  const page = await without.context.newPage()
  await page.goto(site.origin())
  alone = await page.evaluate(surroundings)
  await without.close()
  browser = await launch()
  everything = await noticed([])
})
afterAll(async () => {
  await browser.close()
  await site.close()
})

/** Of what an extension's page has, the part that is used here. */
interface Extension {
  chrome: {
    storage: { local: { set: (items: Record<string, unknown>) => Promise<void> } }
    scripting: { getRegisteredContentScripts: () => Promise<{ js?: string[] }[]> }
  }
}

/** What a page can notice of the agent once it has loaded, these techniques being switched off. */
async function noticed(off: readonly Technique[]): Promise<string[]> {
  const settings = await browser.context.newPage()
  await settings.goto(`chrome-extension://${browser.extensionId}/src/pages/permissions.html`)
  await settings.evaluate(
    ([key, techniquesOff]) =>
      (globalThis as unknown as Extension).chrome.storage.local.set({ [key]: { techniquesOff } }),
    [SETTINGS, off] as const,
  )
  const scripts = (): Promise<string> =>
    settings.evaluate(async () => {
      const { scripting } = (globalThis as unknown as Extension).chrome
      return (await scripting.getRegisteredContentScripts()).flatMap(({ js }) => js).join()
    })
  const wanted = off.map(switchScript).join()
  if (!(await until(async () => (await scripts()) === wanted, 10_000))) throw new Error('the switches did not take')
  await settings.close()
  const page = await browser.context.newPage()
  await page.goto(site.origin())
  const after = await page.evaluate(surroundings)
  await page.close()
  return differences(alone, after)
}

test('every technique has a script that says it is off', () => {
  const texts = readdirSync('public/switches').map((name) => readFileSync(`public/switches/${name}`, 'utf8'))
  expect(TECHNIQUE_IDS.filter((id) => !existsSync(`public/${switchScript(id)}`))).toEqual([])
  expect(TECHNIQUE_IDS.filter((id) => !texts.some((text) => text.includes(`'${id}'`)))).toEqual([])
  expect(texts).toHaveLength(TECHNIQUE_IDS.length)
})

test('with everything switched off a page sees what it sees without the extension', async () => {
  expect(everything.length).toBeGreaterThan(10)
  expect(await noticed(TECHNIQUE_IDS)).toEqual([])
})

test.each(TECHNIQUE_IDS.slice(0, isSmoke ? 1 : undefined))('%s leaves by itself', async (technique) => {
  const left = await noticed([technique])
  expect(left.length).toBeLessThan(everything.length)
  expect(left.filter((path) => !everything.includes(path))).toEqual([])
})
