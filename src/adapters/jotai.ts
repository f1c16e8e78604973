import { defineAdapter } from './define-adapter'
import { isAtom, isAtomState, isStore } from './jotai/shapes'
import { AtomStore } from './jotai/store'

export default defineAdapter({
  id: 'jotai',
  start(host) {
    /** A store of jotai by the WeakMaps that it keeps; one of them has the states of its atoms. */
    const byMap = new WeakMap<object, AtomStore>()
    host.techniques.weakMapSet((map, key, value) => {
      if (isAtomState(value) && isAtom(key)) {
        const store = byMap.get(map) ?? new AtomStore(host)
        byMap.set(map, store)
        return store.add(key, value)
      }
      if (!isStore(key)) return false
      const maps = Object.values(Object.getOwnPropertyDescriptors(value)).flatMap((own) =>
        own.value instanceof WeakMap ? [own.value as object] : [],
      )
      const isDerived = maps.some((each) => byMap.has(each))
      if (maps.length === 0 || isDerived) return false
      const store = new AtomStore(host, key)
      for (const each of maps) byMap.set(each, store)
      return false
    })
  },
})
