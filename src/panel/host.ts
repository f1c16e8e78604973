import browser from 'webextension-polyfill'
import type { ExtensionApi } from '../transport/extension-api'
import type { Host, HostStorage, Theme } from '../ui/host'
import { pageHost } from '../ui/page-host'

/** What `devtools.panels` has beyond the polyfill's types: Chrome's `openResource`, and each browser's change of theme. */
interface Panels {
  themeName?: string
  openResource?: (url: string, line: number, column: number, done: () => void) => void
  setThemeChangeHandler?: (listener: (theme: string) => void) => void
  onThemeChanged?: {
    addListener: (listener: (theme: string) => void) => void
    removeListener: (listener: (theme: string) => void) => void
  }
}

const panels: Panels = browser.devtools.panels

const themeOf = (name: string | undefined): Theme => (name === 'dark' ? 'dark' : 'light')

/** The extension's own storage. */
const extensionStorage: HostStorage = {
  load: async (key) => (await browser.storage.local.get(key))[key],
  save: (key, value) => browser.storage.local.set({ [key]: value }),
  watch: (key, listener) => {
    const changed = (changes: Record<string, { newValue?: unknown }>): void => {
      const change = changes[key]
      if (change) listener(change.newValue)
    }
    browser.storage.local.onChanged.addListener(changed)
    return () => browser.storage.local.onChanged.removeListener(changed)
  },
}

/** DevTools as the host of the UI. */
export const devtoolsHost: Host = {
  ...pageHost,
  theme: () => themeOf(panels.themeName),
  onThemeChange: (listener) => {
    const changed = (name: string): void => listener(themeOf(name))
    if (panels.onThemeChanged) {
      panels.onThemeChanged.addListener(changed)
      return () => panels.onThemeChanged?.removeListener(changed)
    }
    if (!panels.setThemeChangeHandler) return pageHost.onThemeChange(listener)
    panels.setThemeChangeHandler(changed)
    // Chrome has one handler; a panel is never unmounted before its page goes.
    return () => undefined
  },
  openResource: (url, line, column) => {
    if (panels.openResource) panels.openResource(url, line - 1, column - 1, () => undefined)
    else pageHost.openResource(url, line, column)
  },
  storage: extensionStorage,
}

/** The page that these DevTools inspect. */
export interface Inspected {
  tab: number
  /** The extension's API, as far as this browser gives it to panels. */
  api: ExtensionApi
  /** Address of the page; one that no extension may read for a page of the browser itself. */
  url: () => Promise<string | undefined>
  /** Calls back with the address after each navigation. */
  onNavigated: (listener: (url: string) => void) => void
  reload: () => void
  /** Asks the user for an origin, in the task of a click; absent where panels cannot ask (Firefox). */
  requestPermission: ((origin: string) => Promise<boolean>) | undefined
}

export const inspected: Inspected = {
  tab: browser.devtools.inspectedWindow.tabId,
  // The polyfill's types are wider than what the transport uses of them.
  api: browser,
  url: async () => {
    try {
      // The polyfill answers [value, error], a native `browser` the bare value.
      const answer: unknown = await browser.devtools.inspectedWindow.eval('location.href')
      const value: unknown = Array.isArray(answer) ? answer[0] : answer
      return typeof value === 'string' ? value : CLOSED_PAGE
    } catch {
      return CLOSED_PAGE
    }
  },
  onNavigated: (listener) => browser.devtools.network.onNavigated.addListener(listener),
  reload: () => browser.devtools.inspectedWindow.reload(),
  requestPermission: browser.permissions
    ? (origin) => browser.permissions.request({ origins: [`${origin}/*`] })
    : undefined,
}

/** DevTools refuses to evaluate in pages of the browser itself. */
const CLOSED_PAGE = 'about:closed'

/** The extension's name and version, for exported files. */
export function creator(): { name: string; version: string } {
  const { name, version } = browser.runtime.getManifest()
  return { name: name.toLowerCase(), version }
}
