import { hostPattern } from '../protocol/host-pattern'
import type { ExtensionApi } from './extension-api'
import type { Access } from './tab-link'

/** Sites that browsers keep all extensions out of. */
const CLOSED = /^https:\/\/(chromewebstore\.google\.com|chrome\.google\.com\/webstore|addons\.mozilla\.org)(\/|$)/

/** What the extension may read of the page at `url`; undefined where the browser does not even tell the address. */
export async function accessTo(api: ExtensionApi, url: string | undefined): Promise<Access> {
  if (url === undefined) return 'no-permission'
  const pattern = hostPattern(url)
  if (pattern === undefined || CLOSED.test(url)) return 'restricted'
  // Firefox's panels cannot ask the browser: the worker does.
  const allowed = api.permissions
    ? await api.permissions.contains({ origins: [pattern] })
    : await askWorker(api, pattern)
  return allowed === false ? 'no-permission' : 'allowed'
}

async function askWorker(api: ExtensionApi, origin: string): Promise<unknown> {
  try {
    return await api.runtime.sendMessage({ type: 'may-read', origin })
  } catch {
    // No answer is no refusal: what keeps the page silent is told by its silence.
    return undefined
  }
}

/** The same for the page in a tab, as far as the browser tells its address. */
export async function accessToTab(api: ExtensionApi, tab: number): Promise<Access> {
  if (!api.tabs) return 'allowed'
  try {
    return await accessTo(api, (await api.tabs.get(tab)).url)
  } catch {
    return 'closed'
  }
}
