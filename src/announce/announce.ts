import { ANNOUNCE, WHO, WITHDRAW } from '../transport/handshake'

/** A store as its app describes it to Driftscope. Only `name`, `getState` and `subscribe` are needed. */
export interface AnnouncedStore<State = unknown, Stored = unknown> {
  /** What a person calls the store; unique in the app, and the same after a reload. */
  name: string
  /** The state now. A state changed in place is fine. */
  getState: () => State
  /** Calls `listener` after each change; returns what ends that. */
  subscribe: (listener: () => void) => unknown
  /** The storage key the store is saved under, if it is. */
  key?: string
  /** Where `key` is. Without it, wherever such a key is found. */
  area?: 'localStorage' | 'sessionStorage' | 'indexedDB' | 'cookie'
  /** The version that is saved with the state. */
  version?: number
  /** What of the state is saved, where that is not all of it. */
  partialize?: (state: State) => Stored
  /** Brings what an older version saved into the present shape. */
  migrate?: (stored: Stored, version: number) => unknown
}

const announced = new Set<object>()
let answering = false

/**
 * Tells Driftscope of a store that it can't find by itself. Without the extension, and on a server, nothing happens. Returns
 * what takes the announcement back; Driftscope no longer follows the store then.
 */
export function register<State, Stored>(store: AnnouncedStore<State, Stored>): () => void {
  if (typeof window === 'undefined') return () => undefined
  announced.add(store)
  say(ANNOUNCE, store)
  if (!answering) {
    answering = true
    // The extension may come later than the app, where its user allows the site later.
    window.addEventListener(WHO, () => {
      for (const each of announced) say(ANNOUNCE, each)
    })
  }
  return () => {
    if (announced.delete(store)) say(WITHDRAW, store)
  }
}

function say(type: string, store: object): void {
  window.dispatchEvent(new CustomEvent(type, { detail: store }))
}
