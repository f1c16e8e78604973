// First, so that the features' rules come after the general ones.
import './panel.css'
import { createRoot } from 'react-dom/client'
import { type Host, HostProvider } from './host'
import { type Services, ServicesProvider } from './services'
import { applyLook } from './shell/apply-look'
import { App } from './shell/app'
import { keepIdentities } from './store/keeping-identities'
import { keepIgnores } from './store/keeping-ignores'
import { keepLinks } from './store/keeping-links'
import { keepSettings } from './store/keeping-settings'
import { keepWatches } from './store/keeping-watches'
import { keepDiagnosed } from './store/diagnosing'
import { createPanelStore, StoreProvider } from './store/store'

/** Puts the UI into an element of a page. Returns how to take it away. */
export function mount(element: Element, host: Host, services: Services): () => void {
  const store = createPanelStore()
  let theme = host.theme()
  const look = (): void => applyLook(store.getState().settings, theme)
  look()
  const stops = [
    host.onThemeChange((changed) => {
      theme = changed
      look()
    }),
    store.subscribe(({ settings }, before) => settings !== before.settings && look()),
    keepSettings(store, host.storage),
    keepLinks(store, host.storage),
    keepIgnores(store, host.storage),
    keepIdentities(store, host.storage),
    keepWatches(store, host.storage),
    keepDiagnosed(store, services.live, services.diagnose),
  ]
  const root = createRoot(element)
  root.render(
    <HostProvider value={host}>
      <ServicesProvider value={services}>
        <StoreProvider value={store}>
          <App />
        </StoreProvider>
      </ServicesProvider>
    </HostProvider>,
  )
  return () => {
    for (const stop of stops) stop()
    root.unmount()
  }
}
