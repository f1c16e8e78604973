import { defineAdapter } from './define-adapter'
import { States } from './svelte-state/states'

/** `$state` objects and arrays of Svelte 5: each is a Proxy, told by its traps. */
export default defineAdapter({
  id: 'svelte-state',
  start(host) {
    const states = new States(host)
    host.techniques.proxied((proxy, target, handler) => states.made(proxy, target, handler))
  },
})
