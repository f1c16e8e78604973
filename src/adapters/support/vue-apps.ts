import type { AdapterHost } from '../define-adapter'

/** What an app's plugins left for its components, by name: `$pinia`, `$store`. */
type Globals = Readonly<Record<string, unknown>>

const member = (owner: unknown, name: string): unknown =>
  typeof owner === 'object' && owner !== null ? Reflect.get(owner, name) : undefined

/** Vue's apps that were mounted before us: each is kept by the element that it is mounted in. */
export function vueApps(host: AdapterHost, visit: (globals: Globals) => boolean): void {
  if (document.readyState === 'loading') return
  host.idle(() => {
    for (const element of document.querySelectorAll('body *')) {
      const app: unknown = Object.getOwnPropertyDescriptor(element, '__vue_app__')?.value
      const globals = member(member(app, 'config'), 'globalProperties')
      if (typeof globals === 'object' && globals !== null) visit(globals as Globals)
    }
  })
}
