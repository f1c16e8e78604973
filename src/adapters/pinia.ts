import { type AdapterHost, defineAdapter } from './define-adapter'
import { isPinia, type Pinia, PiniaStores } from './pinia/stores'
import { reactivity } from './support/vue-reactivity'
import { vueApps } from './support/vue-apps'

export default defineAdapter({
  id: 'pinia',
  start(host) {
    reactivity.watch(host)
    const known = new WeakSet()
    const found = (pinia: Pinia): boolean => {
      if (known.has(pinia)) return false
      known.add(pinia)
      watch(pinia, host)
      return true
    }
    // `app.use(pinia)` does so before it takes in the plugins that restore what is saved.
    host.techniques.bait('$pinia', (_, pinia) => isPinia(pinia) && found(pinia))
    vueApps(host, ({ $pinia }) => isPinia($pinia) && found($pinia))
  },
})

/** Hears of each store by a plugin, as an app would install one. */
function watch(pinia: Pinia, host: AdapterHost): void {
  const stores = new PiniaStores(pinia, host)
  for (const store of pinia._s.values()) stores.add(store, undefined)
  const plugin = (context: unknown): undefined => host.guard(() => stores.plugin(context), undefined)
  pinia._p.push(plugin)
  host.onStop(() => {
    const at = pinia._p.indexOf(plugin)
    if (at >= 0) pinia._p.splice(at, 1)
  })
}
