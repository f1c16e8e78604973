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
  const Proxied = wrong(Proxy) as typeof Proxy & (() => object)
  await attempt('a Proxy', () => new Proxy({ a: 1 }, {}).a)
  await attempt('a Proxy of a function', () => new Proxy(() => 2, {})())
  await attempt('a Proxy of no object', () => new Proxy(wrong(1), {}))
  await attempt('a Proxy without a handler', () => Reflect.construct(Proxy, [{}]))
  await attempt('a Proxy of nothing', () => Reflect.construct(Proxy, []))
  await attempt('Proxy without new', () => Reflect.apply(Proxied, undefined, [{}, {}]))
  await attempt('Proxy.call', () => Reflect.apply(Proxied, {}, []))
  await attempt('a revocable Proxy', () => {
    const { proxy, revoke } = Proxy.revocable<{ a?: number }>({}, {})
    revoke()
    return proxy.a
  })
  await attempt('a Proxy of a revoked one', () => {
    const { proxy, revoke } = Proxy.revocable({}, {})
    revoke()
    return typeof new Proxy(proxy, proxy)
  })
  // oxlint-disable-next-line no-implied-eval -- TypeScript knows that it cannot be
  await attempt('a class of Proxy', () => new Function('return class extends Proxy {}')())
  await attempt(
    'Proxy for a class',
    () => Object.getPrototypeOf(Reflect.construct(Proxy, [[], {}], Map)) === Array.prototype,
  )
  await attempt('what Proxy has', () => [
    Reflect.ownKeys(Proxy).join(),
    typeof Proxy.prototype,
    Object.getPrototypeOf(Proxy) === Function.prototype,
  ])

  const weak = new WeakMap<object, unknown>()
  await attempt('WeakMap.set', () => weak.set(said, { a: 1 }) === weak && weak.has(said))
  await attempt('WeakMap.set of a scalar', () => weak.set(wrong('a'), {}))
  await attempt('WeakMap.set of nothing', () => Reflect.apply(weak.set, weak, wrong([])))
  await attempt('WeakMap.set of no WeakMap', () => WeakMap.prototype.set.call(wrong(new Map()), said, {}))
  await attempt('a WeakMap of pairs', () => new WeakMap([[said, [1]]]).get(said))
  await attempt('Set.add', () => new Set().add(1).add([attempt, attempt]).size)
  await attempt('Set.add of no Set', () => Set.prototype.add.call(wrong([]), [attempt, attempt]))
  await attempt('a Set of a list', () => [...new Set([1, 1, 2])].join())

  await attempt('defineProperty', () =>
    Object.keys(Object.defineProperty({}, 'a', { value: 1, enumerable: true })).join(),
  )
  await attempt('defineProperty by a symbol', () => Object.defineProperty({}, Symbol.iterator, { value: 1 }))
  await attempt('defineProperty of no object', () => Object.defineProperty(wrong(1), 'a', {}))
  await attempt('defineProperty of no descriptor', () => Object.defineProperty({}, 'a', wrong(undefined)))
  await attempt('defineProperty of nothing', () => Reflect.apply(Object.defineProperty, Object, wrong([])))
  await attempt('defineProperty of what is fixed', () => Object.defineProperty(Object.freeze({}), Symbol.iterator, {}))

  const lacking: { seed?: number; behavior?: string; persist?: unknown } = {}
  await attempt('a name that is looked for', () => [lacking.seed, lacking.behavior, JSON.stringify(lacking)])
  await attempt('what is given that name', () => {
    lacking.seed = 1
    lacking.persist = () => undefined
    return JSON.stringify([Object.getOwnPropertyDescriptor(lacking, 'seed'), Object.keys(lacking)])
  })

  await attempt('a cookie', () => {
    document.cookie = 'a=1; path=/'
    return document.cookie
  })
  await attempt('a cookie of an object', () => {
    document.cookie = wrong({ toString: () => 'b=2' })
    return document.cookie
  })
  await attempt('a cookie of what throws', () => {
    document.cookie = wrong(Symbol('no text'))
  })
  await attempt('a cookie of another thing', () => Reflect.set(Document.prototype, 'cookie', 'a=1', {}))
  await attempt('cookieStore.set', () => cookieStore.set('c', '3'))
  await attempt('cookieStore.get', async () => (await cookieStore.get('c'))?.value)
  await attempt('cookieStore.set of nothing', () => Reflect.apply(cookieStore.set, cookieStore, wrong([])))
  await attempt('cookieStore.set of no cookie', () => cookieStore.set('=', ';'))
  await attempt('cookieStore.delete, as its event tells', async () => {
    const changed = new Promise<CookieChangeEvent>((resolve) => {
      cookieStore.addEventListener('change', resolve as EventListener, { once: true })
    })
    await cookieStore.delete('c')
    return (await changed).deleted.map(({ name }) => name)
  })

  await attempt('a WebSocket of no url', () => new WebSocket('http://['))
  await attempt('a WebSocket nobody answers', async () => {
    const socket = new WebSocket(location.origin.replace('http', 'ws'))
    await attempt('send before it is open', () => socket.send('{}'))
    await attempt('close with a wrong code', () => socket.close(1))
    const events: string[] = []
    socket.addEventListener('error', ({ type }) => events.push(type))
    await new Promise((resolve) => socket.addEventListener('close', resolve))
    return [...events, socket.readyState]
  })
  await attempt('send of no WebSocket', () => WebSocket.prototype.send.call(wrong({}), '{}'))
  await attempt('an EventSource of no events', async () => {
    const source = new EventSource('/text')
    const { type } = await new Promise<Event>((resolve) => source.addEventListener('error', resolve))
    return [type, source.readyState]
  })
  await attempt('the data of a message', () => new MessageEvent('message', { data: '{"n":1}' }).data)
  await attempt('the data of no message', () => Reflect.get(MessageEvent.prototype, 'data'))

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
    await attempt('what a cursor goes through', async () => {
      const cursor = (await settled(store.openCursor())) as IDBCursorWithValue
      await settled(cursor.update({ n: 2 }))
      await attempt('update to another key', () => cursor.update(() => undefined))
      await settled(cursor.delete())
      return [cursor.key, await settled(store.getAllKeys())]
    })
    await attempt('an aborted transaction', async () => {
      const transaction = database.transaction('all', 'readwrite')
      const writing = transaction.objectStore('all').add({ n: 3 }, 'three')
      const events: string[] = []
      writing.addEventListener('error', ({ type }) => events.push(`request ${type}`))
      const over = new Promise((resolve) => transaction.addEventListener('abort', resolve))
      transaction.abort()
      await over
      await attempt('put when it is over', () => transaction.objectStore('all').put(1, 'four'))
      return [...events, writing.error?.name, transaction.error]
    })
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
