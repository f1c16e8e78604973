import browser from 'webextension-polyfill'
import { ACCESS_CHANGED, type ToWorker } from '../protocol/extension'
import { hostPattern } from '../protocol/host-pattern'
import type { ExtensionApi } from '../transport/extension-api'
import type { Host, HostStorage, Theme } from '../ui/host'
import { pageHost } from '../ui/page-host'
import { requestText } from './request-text'

/** What `devtools.panels` has beyond the polyfill's types: Chrome's `openResource`, and each browser's change of theme. */
interface Panels {
  themeName?: string
  openResource?: (url: string, line: number, column: number, done: (failure: unknown) => void) => void
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
  ...sourcesPanel(),
  sources: { held, request: requestText },
  storage: extensionStorage,
  evaluate,
}

/** Chrome's Sources panel, which reads source maps itself; it answers with a status, `isError` where it knows no such source. */
function sourcesPanel(): Pick<Host, 'openOriginal'> & Partial<Pick<Host, 'openResource'>> {
  const open = panels.openResource
  if (!open) return {}
  const show: Host['openResource'] = (url, line, column) =>
    new Promise((resolve) => open(url, line - 1, column - 1, (status) => resolve(!isError(status))))
  return { openResource: show, openOriginal: show }
}

const isError = (status: unknown): boolean =>
  typeof status === 'object' && status !== null && 'isError' in status && status.isError === true

/** `getResources`, which Firefox lacks and the polyfill does not type. */
interface InspectedWindow {
  tabId?: number
  getResources?: (callback: (resources: readonly Resource[]) => void) => void
}
interface Resource {
  url: string
  getContent: (callback: (content: unknown, encoding: unknown) => void) => void
}

async function held(url: string): Promise<string | undefined> {
  const window: InspectedWindow = browser.devtools.inspectedWindow
  if (!window.getResources) return undefined
  const resources = await new Promise<readonly Resource[]>((resolve) => window.getResources?.(resolve))
  const resource = resources.find((each) => each.url === url)
  if (!resource) return undefined
  return new Promise((resolve) =>
    resource.getContent((content, encoding) =>
      resolve(typeof content === 'string' && content !== '' && encoding !== 'base64' ? content : undefined),
    ),
  )
}

/** The polyfill answers [value, error], a native `browser` the bare value. Rejects when the program throws. */
async function evaluate(program: string): Promise<unknown> {
  const answer: unknown = await browser.devtools.inspectedWindow.eval(program)
  if (!Array.isArray(answer)) return answer
  const [value, error]: unknown[] = answer
  if (typeof error === 'object' && error !== null)
    throw new Error(Object.values(error).find((each) => typeof each === 'string') ?? 'refused')
  return value
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
  /** Asks the user for an origin, in the task of a click; where panels cannot ask (Firefox), by the page of permissions. */
  requestPermission: (origin: string) => void
  /** Opens the page on which permissions are listed and taken back. */
  showPermissions: () => void
  /** Calls back when the user has allowed or taken back something. */
  onAccessChanged: (listener: () => void) => void
}

export const inspected: Inspected = {
  tab: browser.devtools.inspectedWindow.tabId,
  // The polyfill's types are wider than what the transport uses of them.
  api: browser,
  url: async () => {
    try {
      const value = await evaluate('location.href')
      return typeof value === 'string' ? value : CLOSED_PAGE
    } catch {
      return CLOSED_PAGE
    }
  },
  onNavigated: (listener) => browser.devtools.network.onNavigated.addListener(listener),
  reload: () => browser.devtools.inspectedWindow.reload(),
  requestPermission: (origin) => {
    const pattern = hostPattern(origin)
    if (!browser.permissions || pattern === undefined) showPermissions(origin)
    else browser.permissions.request({ origins: [pattern] }).catch(() => showPermissions(origin))
  },
  showPermissions: () => showPermissions(),
  onAccessChanged: (listener) =>
    browser.runtime.onMessage.addListener((message: unknown) => {
      if (message === ACCESS_CHANGED) listener()
      return undefined
    }),
}

function showPermissions(origin?: string): void {
  const message: ToWorker = { type: 'show-permissions', ...(origin !== undefined && { origin }) }
  void browser.runtime.sendMessage(message)
}

/** DevTools refuses to evaluate in pages of the browser itself. */
const CLOSED_PAGE = 'about:closed'

/** The extension's name and version, for exported files. */
export function creator(): { name: string; version: string } {
  const { name, version } = browser.runtime.getManifest()
  return { name: name.toLowerCase(), version }
}
