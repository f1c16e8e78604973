/**
 * All that a page can see of us by looking, by its path: docs/harm.md says why each is there, and this test that there is
 * nothing else.
 */

/** Calls that are watched. Name, length and flags are the browser's; their text says `[native code]`, but no name. */
export const PROXIED: readonly string[] = [
  'window.fetch',
  ...['json', 'text', 'clone'].map((name) => `window.Response.prototype.${name}`),
  ...['open', 'send', 'response'].map((name) => `window.XMLHttpRequest.prototype.${name}`),
  'window.Navigator.prototype.sendBeacon',
  ...['getItem', 'setItem', 'removeItem', 'clear'].map((name) => `window.Storage.prototype.${name}`),
  ...['get', 'getAll', 'getAllKeys', 'getAllRecords', 'openCursor', 'add', 'put', 'delete', 'clear'].map(
    (name) => `window.IDBObjectStore.prototype.${name}`,
  ),
  ...['getAll', 'getAllKeys', 'getAllRecords', 'openCursor'].map((name) => `window.IDBIndex.prototype.${name}`),
  'window.IDBFactory.prototype.open',
  ...['delete', 'update'].map((name) => `window.IDBCursor.prototype.${name}`),
  ...['delete', 'set'].map((name) => `window.CookieStore.prototype.${name}`),
  ...['add', 'addAll', 'delete', 'put'].map((name) => `window.Cache.prototype.${name}`),
  ...['delete', 'open'].map((name) => `window.CacheStorage.prototype.${name}`),
  'window.JSON.stringify',
  'window.MessageEvent.prototype.data',
  'window.WebSocket.prototype.send',
]

/** The same of what is assigned. */
export const SETTERS: readonly string[] = ['window.Document.prototype.cookie']

/** The same, without a proxy where calls come by the million. */
export const BOUND: readonly string[] = ['window.Object.assign', 'window.Object.defineProperty', 'window.Proxy']

/** As well, but their text is ours. */
export const REWRITTEN: readonly string[] = ['window.Set.prototype.forEach', 'window.WeakMap.prototype.set']

/** What React looks for. */
export const ADDED: readonly string[] = ['window.__proto__.__REACT_DEVTOOLS_GLOBAL_HOOK__']

/** As long as no store of Svelte was found, at latest until 10 s after the page has loaded. */
export const REWRITTEN_WHILE_LOOKING: readonly string[] = ['window.Set.prototype.add']

/** Names that libraries give to their own objects, or look for in them. */
export const BAITS: readonly string[] =
  'persist blacklist stateReconciler getStoredState containerInfo $pinia $store __v_isRef _actorScope reinit eqKey mutationDefaults behavior throttleTime hydrateOptions seed pluginRemote persistence_UNSTABLE'.split(
    ' ',
  )

/** Until the library was found, at latest 10 s after the page has loaded. */
export const ADDED_WHILE_LOOKING: readonly string[] = [
  ...BAITS.map((name) => `window.Object.prototype.${name}`),
  'window.__REDUX_DEVTOOLS_EXTENSION__',
  'window.__REDUX_DEVTOOLS_EXTENSION_COMPOSE__',
]
