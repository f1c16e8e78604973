import type { SourceFixture } from './define-source'

const done = (request: IDBRequest): Promise<void> =>
  new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve())
    request.addEventListener('error', () => reject(new Error('the request failed')))
  })

export const fixture: SourceFixture = {
  async act() {
    const opening = indexedDB.open('shop')
    opening.addEventListener('upgradeneeded', () => {
      opening.result.createObjectStore('state')
      opening.result.createObjectStore('items', { keyPath: 'id' })
    })
    await done(opening)
    const store = (name: string): IDBObjectStore => opening.result.transaction(name, 'readwrite').objectStore(name)
    await done(store('state').put('{"n":1}', 'counter'))
    const item = { id: 7, tags: new Set(['new']) }
    const putting = store('items').put(item)
    item.id = 8
    await done(putting)
    await done(store('state').get('counter'))
    await done(store('state').get('absent'))
    await done(store('items').getAll())
    await done(store('items').delete(7))
    await done(store('state').clear())
  },
  lines: [
    'storage-written indexedDB:shop/state/counter {"n":1}',
    'storage-written indexedDB:shop/items/7 {"id":7,"tags":{"$":"Set","v":["new"]}}',
    'storage-read indexedDB:shop/state/counter {"n":1}',
    'storage-read indexedDB:shop/state/absent nothing',
    'storage-read indexedDB:shop/items/7 {"id":7,"tags":{"$":"Set","v":["new"]}}',
    'storage-removed indexedDB:shop/items/7',
    'storage-removed indexedDB:shop/state/counter',
    'storage-removed indexedDB:shop/state/absent',
  ],
}
