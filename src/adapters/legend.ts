import { defineAdapter } from './define-adapter'
import { isRoot } from './legend/nodes'
import { Observables } from './legend/observables'

export default defineAdapter({
  id: 'legend',
  start(host) {
    const observables = new Observables(host)
    host.techniques.proxied((proxy, node) => isRoot(node) && observables.made(proxy, node))
    // `persistObservable(observable, options)` reads it of options that lack it, just before it begins.
    host.techniques.baitRead('pluginRemote', (options) => observables.persisting(options))
  },
})
