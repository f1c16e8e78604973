import browser from 'webextension-polyfill'
import { ACCESS_CHANGED, CHECK_ACCESS } from '../protocol/extension'
import { hostPattern } from '../protocol/host-pattern'
import { registerGranted } from './registration'

/** Whether the user lets the extension read pages of this origin. */
export function mayRead(origin: string): Promise<boolean> {
  const pattern = hostPattern(origin)
  return pattern === undefined ? Promise.resolve(false) : browser.permissions.contains({ origins: [pattern] })
}

/** The user has allowed or taken back something: what it means for pages to come, for those that are open, and for panels. */
export async function accessChanged(): Promise<void> {
  await registerGranted()
  const tabs = await browser.tabs.query({})
  await Promise.all([...tabs.map(({ id }) => askToCheck(id)), tellPages()])
}

/** Every document that has a bridge asks whether it may go on. */
async function askToCheck(tab: number | undefined): Promise<void> {
  if (tab === undefined) return
  try {
    await browser.tabs.sendMessage(tab, CHECK_ACCESS)
  } catch {
    // Nobody there.
  }
}

async function tellPages(): Promise<void> {
  try {
    await browser.runtime.sendMessage(ACCESS_CHANGED)
  } catch {
    // No panel is open.
  }
}
