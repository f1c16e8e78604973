import browser from 'webextension-polyfill'
import { IS_DRIVEN } from '../protocol/extension'
import { hasOffscreen, openKeeper } from './offscreen'

/** Opens the page on which permissions are given and taken back; `origin` is what it is about. */
export async function showPermissions(origin: string | undefined): Promise<void> {
  const query = origin === undefined ? '' : `?origin=${encodeURIComponent(origin)}`
  await browser.tabs.create({ url: browser.runtime.getURL(`src/pages/permissions.html${query}`) })
}

/** Opens the first-run page, unless a program drives the browser (a test, `npm start`): there it would be in the way. */
export async function showWelcome(): Promise<void> {
  if (await isDriven()) return
  await browser.tabs.create({ url: browser.runtime.getURL('src/pages/welcome.html') })
}

/** Only pages are told, and the worker is none. */
async function isDriven(): Promise<boolean> {
  if (!hasOffscreen) return navigator.webdriver
  if (!(await openKeeper())) return false
  try {
    return (await browser.runtime.sendMessage(IS_DRIVEN)) === true
  } catch {
    return false
  }
}
