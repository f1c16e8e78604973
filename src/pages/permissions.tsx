import { createRoot } from 'react-dom/client'
import browser from 'webextension-polyfill'
import { followTheme } from './page'
import { PermissionsPage, type Permissions } from './permissions-page'

/** The browser's own permissions; what the manifest takes for granted is told apart from what the user has given. */
const local = browser.runtime.getManifest().host_permissions ?? []
const permissions: Permissions = {
  local,
  granted: async () => ((await browser.permissions.getAll()).origins ?? []).toSorted(),
  request: (pattern) => browser.permissions.request({ origins: [pattern] }),
  remove: (pattern) => browser.permissions.remove({ origins: [pattern] }),
  onChange: (listener) => {
    browser.permissions.onAdded.addListener(listener)
    browser.permissions.onRemoved.addListener(listener)
    return () => {
      browser.permissions.onAdded.removeListener(listener)
      browser.permissions.onRemoved.removeListener(listener)
    }
  },
}

followTheme()
const root = document.querySelector('#root')
const asked = new URLSearchParams(location.search).get('origin') ?? ''
if (root) createRoot(root).render(<PermissionsPage permissions={permissions} asked={asked} />)
