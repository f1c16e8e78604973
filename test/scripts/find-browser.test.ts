import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { candidates, findBrowser, noBrowserSentence, whyNot } from '../../scripts/lib/find-browser.mjs'

test.each([
  ['Chromium 150.0.7100.1 built on Debian', undefined],
  ['Google Chrome for Testing 150.0.7100.1', undefined],
  ['Microsoft Edge 150.0.1', undefined],
  ['Google Chrome 136.0.7103.59', undefined],
  ['Google Chrome 137.0.7151.40', 'branded Google Chrome ignores --load-extension since version 137'],
  [undefined, 'it does not start'],
])('%s: %s', (version, reason) => {
  expect(whyNot(version)).toBe(reason)
})

describe.skipIf(process.platform === 'win32')('on a machine', () => {
  let home: string
  beforeEach(() => {
    home = mkdtempSync(join(tmpdir(), 'driftscope-home-'))
  })
  afterEach(() => {
    rmSync(home, { recursive: true, force: true })
  })

  /** An executable that prints `version`. */
  function install(path: string, version: string): string {
    const file = join(home, path)
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, `#!/bin/sh\necho "${version}"\n`)
    chmodSync(file, 0o755)
    return file
  }
  const find = (env: Record<string, string>) => findBrowser({ env, platform: 'mars', home })

  test('the one that DRIFTSCOPE_BROWSER names wins', () => {
    const path = install('mine/browser', 'Chromium 150.0')
    expect(find({ DRIFTSCOPE_BROWSER: path })).toEqual({ browser: { path, version: 'Chromium 150.0' }, rejected: [] })
  })

  test('a wrong DRIFTSCOPE_BROWSER is said, never replaced by another', () => {
    install('bin/chromium', 'Chromium 150.0')
    const search = find({ DRIFTSCOPE_BROWSER: join(home, 'nowhere'), PATH: join(home, 'bin') })
    expect(search.browser).toBeUndefined()
    expect(noBrowserSentence(search)).toContain(
      `${join(home, 'nowhere')}: DRIFTSCOPE_BROWSER names it, but there is no`,
    )
  })

  test("Playwright's newest download is found, its headless shell is not", () => {
    const cache = join(home, '.cache', 'ms-playwright')
    for (const folder of ['chromium-998', 'chromium-1181', 'chromium_headless_shell-1200']) {
      install(`.cache/ms-playwright/${folder}/chrome-linux64/chrome`, 'Chromium 140.0')
    }
    const found = candidates({ env: {}, platform: 'mars', home }).filter((path) => path.startsWith(cache))
    expect(found).toEqual([1181, 998].map((build) => join(cache, `chromium-${build}`, 'chrome-linux64', 'chrome')))
  })

  test('branded Chrome is passed over, with the reason', () => {
    const chrome = install('bin/google-chrome', 'Google Chrome 150.0')
    const testing = install(
      '.cache/puppeteer/chrome/linux-150/chrome-linux64/chrome',
      'Google Chrome for Testing 150.0',
    )
    expect(find({ DRIFTSCOPE_BROWSER: chrome }).rejected[0]?.reason).toContain('branded Google Chrome')
    expect(find({ DRIFTSCOPE_BROWSER: testing }).browser?.path).toBe(testing)
  })
})

test('macOS and Windows have their own places', () => {
  const mac = candidates({ env: {}, platform: 'darwin', home: '/Users/a' })
  expect(mac[0]).toContain('Chromium.app')
  const windows = candidates({ env: { PROGRAMFILES: 'C:/Programs' }, platform: 'win32', home: 'C:/Users/a' })
  expect(windows.some((path) => path.endsWith('msedge.exe'))).toBe(true)
})
