import { defineAdapter } from './define-adapter'
import { isProxyState, Proxies } from './valtio/proxies'

export default defineAdapter({
  id: 'valtio',
  start(host) {
    const proxies = new Proxies(host)
    host.techniques.weakMapSet((_map, key, value) => isProxyState(key, value) && proxies.made(key, value))
  },
})
