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
  ...['get', 'getAll', 'add', 'put', 'delete', 'clear'].map((name) => `window.IDBObjectStore.prototype.${name}`),
  'window.IDBFactory.prototype.open',
  ...['delete', 'update'].map((name) => `window.IDBCursor.prototype.${name}`),
]

/** The same, without a proxy where calls come by the million. */
export const BOUND: readonly string[] = ['window.Object.assign']

/** As well, but their text is ours. */
export const REWRITTEN: readonly string[] = ['window.Set.prototype.forEach']

/** What React looks for. */
export const ADDED: readonly string[] = ['window.__proto__.__REACT_DEVTOOLS_GLOBAL_HOOK__']

/** Until the page has loaded: React DevTools define what React looks for. */
export const REWRITTEN_UNTIL_LOADED: readonly string[] = ['window.Object.defineProperty']

/** Until the library was found, at latest 10 s after the page has loaded. */
export const ADDED_WHILE_LOOKING: readonly string[] = [
  ...['persist', 'stateReconciler', 'getStoredState', 'containerInfo'].map((name) => `window.Object.prototype.${name}`),
  'window.__REDUX_DEVTOOLS_EXTENSION__',
  'window.__REDUX_DEVTOOLS_EXTENSION_COMPOSE__',
]
