import type { AdapterHost } from '../define-adapter'
import { isObject, ownValue } from './own'

/** What an app's plugins left for its components, by name: `$pinia`, `$store`. */
type Globals = Readonly<Record<string, unknown>>

const member = (owner: unknown, name: string): unknown => (isObject(owner) ? Reflect.get(owner, name) : undefined)

/** Vue's apps that were mounted before us: each is kept by the element that it is mounted in. */
export function vueApps(host: AdapterHost, visit: (globals: Globals) => boolean): void {
  if (document.readyState === 'loading') return
  host.idle(() => {
    for (const element of document.querySelectorAll('body *')) {
      const app = ownValue(element, '__vue_app__')
      const globals = member(member(app, 'config'), 'globalProperties')
      if (isObject(globals)) visit(globals as Globals)
    }
  })
}
