import { defineAdapter } from './define-adapter'
import { isPersistStore, watchPersistStore } from './mobx/persist-store'
import { Stores } from './mobx/stores'

export default defineAdapter({
  id: 'mobx',
  start(host) {
    const stores = new Stores(host)
    host.techniques.symbolDefined((owner, symbol) => {
      const admin = stores.nodes.learn(owner, symbol)
      if (!admin) return false
      if (!isPersistStore(owner)) return stores.add(admin)
      const target = stores.nodes.of(owner.target)
      const store = stores.of(owner.target, owner.storageName)
      if (!store || target?.kind !== 'object') return false
      watchPersistStore(owner, admin, store, target.admin, host)
      return true
    })
    // Where the page's scripts ran before us.
    host.techniques.react(
      (values) =>
        values.filter((value) => {
          const admin = stores.nodes.met(value)
          return admin !== undefined && !isPersistStore(value) && stores.add(admin)
        }).length > 0,
    )
  },
})
