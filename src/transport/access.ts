import type { ExtensionApi } from './extension-api'
import type { Access } from './tab-link'

/** Sites that browsers keep all extensions out of. */
const CLOSED = /^https:\/\/(chromewebstore\.google\.com|chrome\.google\.com\/webstore|addons\.mozilla\.org)(\/|$)/

/** What the extension may read of the page at `url`; undefined where the browser does not even tell the address. */
export async function accessTo(api: ExtensionApi, url: string | undefined): Promise<Access> {
  if (url === undefined) return 'no-permission'
  const origin = /^(https?:\/\/)(?:[^/@]*@)?(\[[^\]]*\]|[^/:?#]*)/.exec(url)
  if (!origin || CLOSED.test(url)) return 'restricted'
  // Firefox's panels can't ask: there only a missing answer tells.
  const allowed = await api.permissions?.contains({ origins: [`${origin[1]}${origin[2]}/*`] })
  return allowed === false ? 'no-permission' : 'allowed'
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
