import { defineProperty, getOwnPropertyDescriptor, PlainError } from './primordials'

type Member = 'value' | 'set'
interface Writers {
  owner: object | undefined
  names: readonly string[]
  member: Member
  /** What answers with a request or a promise cannot swallow a write: it throws. */
  refuses: boolean
}

/** Whatever writes to a storage. Some classes are absent where the page is not secure. */
const WRITERS: readonly Writers[] = [
  { owner: Storage.prototype, names: ['setItem', 'removeItem', 'clear'], member: 'value', refuses: false },
  { owner: Document.prototype, names: ['cookie'], member: 'set', refuses: false },
  ...[
    [globalThis.IDBObjectStore?.prototype, 'put', 'add', 'delete', 'clear'] as const,
    [globalThis.IDBCursor?.prototype, 'update', 'delete'] as const,
    [globalThis.IDBFactory?.prototype, 'deleteDatabase'] as const,
    [globalThis.Cache?.prototype, 'put', 'add', 'addAll', 'delete'] as const,
    [globalThis.CacheStorage?.prototype, 'delete'] as const,
  ].map(([owner, ...names]): Writers => ({ owner, names, member: 'value', refuses: true })),
]

/**
 * Runs code of the page with nothing that it writes to a storage getting there, and tells `writes` of each: `setItem theme`. It is
 * over when `body` returns: what goes on later writes as ever.
 */
export function withoutWrites<T>(body: () => T, writes: string[]): T {
  const undo: (() => void)[] = []
  for (const { owner, names, member, refuses } of WRITERS) {
    for (const name of names) {
      const own = owner && getOwnPropertyDescriptor(owner, name)
      if (!owner || !own?.configurable || typeof own[member] !== 'function') continue
      const trapped = (...args: unknown[]): void => {
        const key: unknown = member === 'value' ? args[0] : ''
        writes.push(typeof key === 'string' && key !== '' ? `${name} ${key.slice(0, 200)}` : name)
        if (refuses) throw new PlainError('nothing is written in a dry run')
      }
      defineProperty(owner, name, { __proto__: null, ...own, [member]: trapped } as PropertyDescriptor)
      undo.push(() => defineProperty(owner, name, own))
    }
  }
  try {
    return body()
  } finally {
    for (const each of undo) each()
  }
}
