import type { EntryFact, SubjectFact } from '../../core/facts'

/** `cart-store` → `useCartStore`: how the store is probably called in the app. */
export function hook(name: string): string {
  const words = name.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '' && !/^(?:store|storage)$/i.test(word))
  return `use${words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('') || 'The'}Store`
}

/** A rescue is offered in full up to so many characters of text. */
const RESCUED_TEXT = 400

/** Keep what cannot be read instead of writing over it; with `text`, put back what was written over. */
export function keepBroken({ library }: SubjectFact, entry: EntryFact, text: string | undefined): string {
  const place = entry.kind === 'indexedDB' ? 'localStorage' : entry.area
  const rescue =
    text === undefined
      ? [
          `// Keep the broken text before anything writes over it, in the console of this page:`,
          `copy(${rescued(entry)})`,
        ]
      : text.length > RESCUED_TEXT
        ? [`// The old text (${text.length} characters) is in this recording.`]
        : [`// The old text, to be repaired by hand:`, JSON.stringify(text)]
  const readable = [
    `// Set aside what cannot be read, and go on:`,
    `const readable = (key, text) => {`,
    `  try {`,
    `    JSON.parse(text ?? 'null')`,
    `    return text`,
    `  } catch {`,
    `    ${place}.setItem(\`\${key}.broken\`, text) // and tell the user`,
    `    return null`,
    `  }`,
    `}`,
  ]
  return [...rescue, ...readable, ...(READ[library] ?? READ_BY_HAND)(place)].join('\n')
}

const READ_BY_HAND = (place: string): string[] => [
  `const saved = JSON.parse(readable(key, ${place}.getItem(key)) ?? 'null')`,
]

const READ: { readonly [library: string]: (place: string) => string[] } = {
  zustand: (place) => [
    `const storage = createJSONStorage(() => ({`,
    `  getItem: (key) => readable(key, ${place}.getItem(key)),`,
    `  setItem: (key, text) => ${place}.setItem(key, text),`,
    `  removeItem: (key) => ${place}.removeItem(key),`,
    `}))`,
  ],
  redux: () => [
    `// redux-persist, around the storage that persistReducer is given:`,
    `const careful = { ...storage, getItem: async (key) => readable(key, await storage.getItem(key)) }`,
  ],
  pinia: (place) => [
    `persist: {`,
    `  storage: {`,
    `    getItem: (key) => readable(key, ${place}.getItem(key)),`,
    `    setItem: (key, text) => ${place}.setItem(key, text),`,
    `  },`,
    `}`,
  ],
}

function rescued({ kind, area, key }: EntryFact): string {
  return kind === 'indexedDB' ? `await get(${JSON.stringify(key)})` : `${area}.getItem(${JSON.stringify(key)})`
}

/** Hear of a full storage, make room, try again, and else tell the user. */
export function makeRoom({ name, library }: SubjectFact, entry: EntryFact): string {
  const area = entry.kind === 'indexedDB' ? 'localStorage' : entry.area
  const retry = [
    `const save = (key, text) => {`,
    `  try {`,
    `    ${area}.setItem(key, text)`,
    `  } catch {`,
    `    dropCaches() // whatever can be fetched again`,
    `    ${area}.setItem(key, text) // still no room: let it throw, and tell the user`,
    `  }`,
    `}`,
  ]
  const use =
    library === 'zustand'
      ? [
          `const storage = createJSONStorage(() => ({`,
          `  getItem: (key) => ${area}.getItem(key),`,
          `  removeItem: (key) => ${area}.removeItem(key),`,
          `  setItem: save,`,
          `}))`,
          `// Save what memory has, once there is room, in the console of this page:`,
          `${hook(name)}.setState({})`,
        ]
      : []
  const large = [`// Large states belong in IndexedDB, or are persisted in part (partialize).`]
  return [...retry, ...use, ...large].join('\n')
}

/** Open tabs without a copy of sessionStorage, and begin anew in those that have one all the same. */
export function beginAnew({ name, library }: SubjectFact, key: string): string {
  const store = library === 'zustand' ? hook(name) : ''
  const clear = [
    `    sessionStorage.removeItem(${JSON.stringify(key)})`,
    ...(store === '' ? [] : [`    ${store}.setState(${store}.getInitialState(), true)`]),
  ]
  return [
    `// A tab of its own gets no copy:`,
    `window.open(url, '_blank', 'noopener') // <a href target="_blank" rel="noopener">`,
    `// "Duplicate tab" copies all the same: a tab whose id another tab holds begins anew.`,
    `const id = (sessionStorage.tabId ??= crypto.randomUUID())`,
    `navigator.locks.request(\`tab \${id}\`, { ifAvailable: true }, (lock) => {`,
    `  if (!lock) {`,
    `    sessionStorage.tabId = crypto.randomUUID()`,
    ...clear,
    `  }`,
    `  return new Promise(() => {}) // held as long as the tab lives`,
    `})`,
  ].join('\n')
}

/** Find out before anything is to be saved, and choose what to do without a storage. */
export function chooseStorage({ name, library }: SubjectFact, area: string): string {
  if (area === 'IndexedDB') {
    return [
      `// Open the database once at the start; where that fails, keep the state in memory and say so:`,
      `const database = await open().catch((error) => (tellUser('Changes are not saved', error), undefined))`,
    ].join('\n')
  }
  const ask = [
    `const isUsable = () => {`,
    `  try {`,
    `    ${area}.setItem('?', '')`,
    `    ${area}.removeItem('?')`,
    `    return true`,
    `  } catch {`,
    `    return false // cookies are blocked, or a sandboxed frame: tell the user that nothing is kept`,
    `  }`,
    `}`,
  ]
  const use: { [library: string]: string[] } = {
    zustand: [
      `// ${JSON.stringify(name)}: with a storage that can't be had, persist is not there at all (useStore.persist is undefined).`,
      `storage: createJSONStorage(() => (isUsable() ? ${area} : memoryStorage)),`,
    ],
    redux: [`persistReducer({ key: ${JSON.stringify(name)}, storage: isUsable() ? storage : memoryStorage }, reducer)`],
  }
  return [...ask, ...(use[library] ?? [])].join('\n')
}
