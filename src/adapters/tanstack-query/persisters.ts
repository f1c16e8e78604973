import { hasMethods, ownObject, ownValue } from '../support/own'

/** Options of `persistQueryClient` and of `PersistQueryClientProvider`. */
export interface PersistOptions {
  persister: object
  maxAge?: unknown
  buster?: unknown
}

/** The entry that persisters use unless they are told another. */
const DEFAULT_KEY = 'REACT_QUERY_OFFLINE_CACHE'

export function isPersistOptions(value: object): value is PersistOptions {
  const persister = ownObject(value, 'persister')
  return persister !== undefined && hasMethods(persister, ['persistClient', 'restoreClient', 'removeClient'])
}

/** The keys of the persisters that were made: a persister itself does not tell. */
export class Persisters {
  private readonly options = new WeakSet()
  private readonly keys = new Set<string>()

  /** `options` are being read by what makes a persister, if they are such. */
  created(options: object): boolean {
    const storage = ownObject(options, 'storage')
    if (!storage || !hasMethods(storage, ['getItem', 'setItem', 'removeItem'])) return false
    if (this.options.has(options)) return true
    this.options.add(options)
    const key = ownValue(options, 'key')
    this.keys.add(typeof key === 'string' ? key : DEFAULT_KEY)
    return true
  }

  /** The key, where there is only one. */
  get key(): string | undefined {
    return this.keys.size === 1 ? [...this.keys][0] : undefined
  }
}
