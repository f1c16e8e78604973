import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

/** Undocked, DevTools fill a window of their own; at its usual size most panels would hide behind ">>". */
const PREFERENCES = {
  devtools: { preferences: { currentDockState: '"undocked"' } },
  browser: { app_window_placement: { DevToolsApp: { left: 80, top: 60, right: 1360, bottom: 860, maximized: false } } },
}

/** A browser profile: the user's own folder, or a throw-away one that `remove` deletes. */
export function openProfile(own: string | undefined): { folder: string; remove: () => void } {
  const folder = own === undefined ? mkdtempSync(join(tmpdir(), 'driftscope-')) : resolve(own)
  const preferences = join(folder, 'Default', 'Preferences')
  if (!existsSync(preferences)) {
    mkdirSync(join(folder, 'Default'), { recursive: true })
    writeFileSync(preferences, JSON.stringify(PREFERENCES))
  }
  const remove = (): void => {
    // The browser's last child processes may still write for a moment.
    if (own === undefined) rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 })
  }
  // Ctrl+C ends the process before anybody closes the browser.
  process.once('exit', remove)
  return { folder, remove }
}
