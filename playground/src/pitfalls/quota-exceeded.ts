import type { StateStorage } from 'zustand/middleware'
import { definePitfall } from './define-pitfall'

export default definePitfall({
  title: 'Quota exceeded',
  what: 'Opening the assets fills localStorage with pictures; drafts no longer fit in, and the app swallows the error.',
  alter: (behaviour) => ({
    ...behaviour,
    cachePictures: true,
    localArea: () => forgiving(behaviour.localArea()),
  }),
})

const forgiving = (area: StateStorage): StateStorage => ({
  getItem: (key) => area.getItem(key),
  setItem: (key, text) => {
    try {
      area.setItem(key, text)
    } catch {
      // Full, or not allowed: then there is nothing to keep.
    }
  },
  removeItem: (key) => area.removeItem(key),
})
