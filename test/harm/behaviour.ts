/** Runs in the page: what the watched calls do when they are called right, wrong, and oddly. */
export async function behaviour(): Promise<unknown[]> {
  const said: unknown[] = []
  const attempt = async (name: string, act: () => unknown): Promise<void> => {
    try {
      const result = act()
      const isPromise = result instanceof Promise
      const value: unknown = await result
      const kind = isPromise ? `${result.constructor === Promise ? 'a' : 'another'} promise of ` : ''
      const shown = typeof value === 'object' && value !== null ? Object.prototype.toString.call(value) : value
      said.push([name, `${kind}${String(shown)}`])
    } catch (error) {
      const { name: kind, message, stack = '' } = error as Error
      const frames = stack.split('\n').filter((line) => !line.includes('chrome-extension://'))
      said.push([name, kind, message, frames.map((line) => line.replace(/ \(?http.*$/, ''))])
    }
  }
  /** A value where its type is not allowed. */
  const wrong = (value: unknown): never => value as never

  const Assign: new () => object = wrong(Object.assign)
  const Fetch: new () => object = wrong(fetch)

  await attempt('setItem', () => localStorage.setItem('a', '1'))
  await attempt('setItem of an object', () => localStorage.setItem('b', wrong({ toString: () => 'two' })))
  await attempt('getItem of it', () => localStorage.getItem('b'))
  await attempt('setItem of what throws', () =>
    localStorage.setItem(
      'c',
      wrong({
        toString: () => {
          throw new RangeError('no text')
        },
      }),
    ),
  )
  await attempt('setItem with one argument', () => Reflect.apply(localStorage.setItem, localStorage, wrong(['c'])))
  await attempt('setItem of another thing', () => Storage.prototype.setItem.call({}, 'a', '1'))
  await attempt('setItem of too much', () => localStorage.setItem('d', 'x'.repeat(6_000_000)))
  await attempt('removeItem', () => localStorage.removeItem('a'))
  await attempt('clear', () => localStorage.clear())

  await attempt('fetch', () => fetch('/answer'))
  await attempt('fetch of nothing', () => Reflect.apply(fetch, window, wrong([])))
  await attempt('fetch of no url', () => fetch('http://['))
  await attempt('fetch of nobody', () => fetch('http://127.0.0.1:9/'))
  await attempt('fetch aborted', () => fetch('/answer', { signal: AbortSignal.abort() }))
  await attempt('json', async () => JSON.stringify(await (await fetch('/answer')).json()))
  await attempt('json of no JSON', async () => (await fetch('/text')).json())
  await attempt('text twice', async () => {
    const response = await fetch('/text')
    return [await response.text(), await response.text()]
  })
  await attempt('a clone', async () => {
    const response = await fetch('/text')
    return (await response.clone().text()) + (await response.text())
  })
  await attempt('sendBeacon of no url', () => navigator.sendBeacon('http://['))

  await attempt('an XMLHttpRequest', async () => {
    const request = new XMLHttpRequest()
    const events: string[] = []
    for (const type of ['readystatechange', 'load', 'loadend']) {
      request.addEventListener(type, () => events.push(`${type} ${request.readyState}`))
    }
    request.responseType = 'json'
    request.open('GET', '/answer')
    request.send()
    await new Promise((resolve) => request.addEventListener('loadend', resolve))
    return [...events, JSON.stringify(request.response)]
  })
  await attempt('send before open', () => new XMLHttpRequest().send())
  await attempt('open without a url', () =>
    Reflect.apply(new XMLHttpRequest().open, new XMLHttpRequest(), wrong(['GET'])),
  )

  await attempt('IndexedDB', async () => {
    const settled = (request: IDBRequest): Promise<unknown> =>
      new Promise((resolve, reject) => {
        request.addEventListener('success', () => resolve(request.result))
        request.addEventListener('error', () => reject(request.error ?? new Error('failed')))
      })
    const opening = indexedDB.open('harm', 1)
    opening.addEventListener('upgradeneeded', () => opening.result.createObjectStore('all'))
    const database = (await settled(opening)) as IDBDatabase
    const store = database.transaction('all', 'readwrite').objectStore('all')
    await settled(store.put({ n: 1 }, 'one'))
    const read = JSON.stringify([await settled(store.get('one')), await settled(store.getAll())])
    await attempt('put of a function', () => store.put(() => undefined, 'two'))
    database.close()
    return read
  })

  await attempt('Object.assign to nothing', () => Object.assign(wrong(null), { a: 1 }))
  await attempt('Object.assign of many', () => JSON.stringify(Object.assign({}, { a: 1 }, null, 'bc', { a: 2 })))
  await attempt('new Object.assign', () => new Assign())
  await attempt('new fetch', () => new Fetch())
  await attempt('a round that throws', () =>
    new Set([1]).forEach(() => {
      throw new Error('in a round')
    }),
  )
  await attempt('a round of no Set', () => Set.prototype.forEach.call(wrong([]), () => undefined))
  await attempt('a round with no function', () => new Set([1]).forEach(wrong(1)))

  const unhandled = new Promise((resolve) => {
    window.addEventListener('unhandledrejection', (event) => {
      event.preventDefault()
      resolve(String(event.reason))
    })
  })
  void fetch('http://127.0.0.1:9/')
  said.push(['a rejection nobody handles', await unhandled])
  said.push(['Error.stackTraceLimit', Error.stackTraceLimit])
  return said
}
