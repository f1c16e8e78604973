import type { Callable } from '../define-adapter'
import { hasOwnMethods, ownValue } from '../support/own'

/** An atom's description, the same in all stores. */
export interface Atom {
  read: Callable
  write?: unknown
  init?: unknown
  debugLabel?: unknown
  debugPrivate?: unknown
}

/** What one store keeps of one atom: `v` is its value, `d` what it was computed from, `n` counts its changes. */
export interface AtomState {
  d: ReadonlyMap<unknown, unknown>
  n: number
  v?: unknown
}

export interface Store {
  get: Callable
  set: Callable
}

export const isAtom = (value: object): value is Atom => hasOwnMethods(value, ['read'])
export const isAtomState = (value: object): value is AtomState =>
  typeof ownValue(value, 'n') === 'number' && ownValue(value, 'd') instanceof Map && ownValue(value, 'p') instanceof Set
export const isStore = (value: object): value is Store => hasOwnMethods(value, ['get', 'set', 'sub'])
