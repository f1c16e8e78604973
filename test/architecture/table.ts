/** What the files of one folder under src may import. Paths are relative to src and stand for everything below them. */
export interface Row {
  folder: string
  may: readonly string[]
  /** Additionally, by `import type` only. */
  types: readonly string[]
  npm: readonly string[]
  /** node's own modules. */
  node?: true
  /** Assets (`?raw`, `?script`) of these folders, besides its own. */
  assets?: readonly string[]
  /** Nothing the folder reaches through values may use an npm package: it is put into other people's pages. */
  bare?: true
}

const react = ['react', 'react-dom', 'zustand', '@tanstack/react-virtual']
const decoders = ['superjson', 'devalue', 'lz-string']
const webextension = 'webextension-polyfill'
const shown = ['core', 'protocol', 'codecs', 'rules', 'exporters']
const inPage = {
  may: ['core/value', 'core/diff', 'transport', 'adapters', 'sources'],
  types: ['core', 'protocol'],
  npm: [],
  bare: true,
} as const

/** docs/architecture.md shows this table; test/architecture.test.ts holds both to it. */
export const table: readonly Row[] = [
  { folder: 'core', may: [], types: [], npm: ['jsondiffpatch', 'valibot'] },
  { folder: 'protocol', may: ['core'], types: [], npm: ['valibot'] },
  { folder: 'codecs', may: ['core'], types: [], npm: decoders },
  { folder: 'rules', may: ['core'], types: [], npm: decoders },
  { folder: 'exporters', may: ['core'], types: [], npm: decoders },
  { folder: 'transport', may: ['protocol'], types: ['core/timeline'], npm: [] },
  { folder: 'adapters', may: ['core/value'], types: ['core/timeline', 'core/facts'], npm: [], bare: true },
  {
    folder: 'sources',
    may: ['core/value'],
    types: ['core/timeline', 'core/facts', 'protocol/techniques'],
    npm: [],
    bare: true,
  },
  { folder: 'agent', ...inPage },
  { folder: 'announce', ...inPage },
  { folder: 'bridge', may: ['protocol', 'transport'], types: [], npm: [webextension, 'valibot'] },
  { folder: 'background', may: ['protocol', 'transport'], types: [], npm: [webextension, 'valibot'] },
  { folder: 'ui', may: shown, types: [], npm: [...react, '@jridgewell/trace-mapping'], assets: ['rules'] },
  { folder: 'panel/host.ts', may: ['ui', 'transport', ...shown], types: [], npm: [...react, webextension] },
  { folder: 'panel', may: ['ui', 'transport', ...shown], types: [], npm: react },
  { folder: 'viewer', may: ['ui', 'transport', ...shown], types: [], npm: react },
  { folder: 'pages', may: ['ui', 'transport', ...shown], types: [], npm: [...react, webextension], assets: ['ui'] },
  { folder: 'cli', may: [...shown, 'scripts/lib'], types: [], npm: ['playwright'], node: true },
  { folder: 'testkit', may: shown, types: [], npm: ['playwright', '@playwright/test'], node: true },
]

/** Folders whose plug-ins stand side by side and know nothing of each other. Sub-folders hold what they share. */
export const pluginFolders = ['codecs', 'rules', 'adapters', 'sources', 'exporters']

/** The only places where `chrome` may be named. */
export const webextensionPlaces = ['bridge', 'background', 'pages', 'panel/host.ts', 'cli', 'testkit']

/** Files that import what a user names, or what is no part of the product: the target is only known when they run. */
export const computedPlaces = ['cli/flow.ts', 'cli/playground.ts']
