/** What the agent does to a page to find stores and to watch where state goes; each can be switched off in the settings. */
export const TECHNIQUES = {
  baits: { label: 'Baits on Object.prototype', finds: 'stores as their library makes them, outside React too' },
  'devtools-globals': { label: 'DevTools globals', finds: 'Redux stores, and the names of their actions' },
  'react-hook': { label: 'React’s DevTools hook', finds: 'stores that React components use, and what they rendered' },
  'object-assign': { label: 'Object.assign', finds: 'zustand stores without persist' },
  'define-property': { label: 'Object.defineProperty', finds: 'MobX stores' },
  proxy: { label: 'Proxy', finds: 'Vue, Svelte 5 and Legend states' },
  'weak-map': { label: 'WeakMap.prototype.set', finds: 'Valtio states and SWR caches' },
  'set-for-each': { label: 'Set.prototype.forEach', finds: 'vanilla zustand stores' },
  'set-add': { label: 'Set.prototype.add', finds: 'Svelte stores' },
  'web-storage': { label: 'localStorage and sessionStorage', finds: 'their entries, reads and writes' },
  'indexed-db': { label: 'IndexedDB', finds: 'its entries, reads and writes' },
  'cache-storage': { label: 'Cache Storage', finds: 'what is cached, and what the page writes to it' },
  cookies: { label: 'document.cookie and cookieStore', finds: 'cookies that scripts may read, and who sets them' },
  messages: { label: 'WebSocket and EventSource', finds: 'JSON messages of the server' },
  requests: { label: 'fetch and XMLHttpRequest', finds: 'what the server said and was told' },
} as const

export type Technique = keyof typeof TECHNIQUES
export const TECHNIQUE_IDS = Object.keys(TECHNIQUES) as Technique[] // its own keys, as written above

/** Where the extension's own storage has the settings. */
export const SETTINGS = 'settings'

/** A `CustomEvent` on a page's `window`, before its first script: the agent is to do without the technique in its detail. */
export const SWITCH_OFF = 'driftscope:switch-off'

/** The script that says so, one for each technique. */
export const switchScript = (technique: Technique): string => `switches/${technique}.js`
