import type { HostStorage } from '../host'
import type { PanelState, PanelStore } from './store'

/** A list that the user makes, kept by the origin of what each is about. */
export interface KeptList<T> {
  /** In the host's storage. */
  key: string
  /** In a sentence: `Your links`. */
  name: string
  of: (state: PanelState) => readonly T[]
  take: (state: PanelState, list: T[]) => void
  /** Those of one origin, as they were stored by whomever. */
  read: (input: unknown) => T[]
  originOf: (each: T) => string
  /** Its members in an order of our own: Chrome's storage gives objects back with their keys in another one. */
  parts: (each: T) => readonly unknown[]
}

/**
 * Keeps a list of the user's in the host's storage, by origin, and takes over what was changed in other panels.
 * Returns how to stop.
 */
export function keepList<T>(store: PanelStore, storage: HostStorage, kept: KeptList<T>): () => void {
  const textOf = (list: readonly T[]): string =>
    list
      .map((each) => JSON.stringify(kept.parts(each)))
      .toSorted()
      .join('\n')
  let known = ''
  const take = (stored: unknown): void => {
    const list = typeof stored === 'object' && stored !== null ? Object.values(stored).flatMap(kept.read) : []
    const text = textOf(list)
    if (text === known) return
    known = text
    kept.take(store.getState(), list)
  }
  const failed = (): void =>
    store
      .getState()
      .setNotice({ tone: 'bad', text: `${kept.name} could not be kept: they last until DevTools closes.` })
  const stops = [
    storage.watch(kept.key, take),
    store.subscribe((state, before) => {
      const list = kept.of(state)
      if (list === kept.of(before)) return
      const text = textOf(list)
      if (text === known) return
      known = text
      storage.save(kept.key, groupByOrigin(list, kept.originOf)).catch(failed)
    }),
  ]
  storage.load(kept.key).then(take, failed)
  return () => {
    for (const stop of stops) stop()
  }
}

/** By their origin, in the order in which they were made. */
export function groupByOrigin<T>(list: readonly T[], originOf: (each: T) => string): Record<string, T[]> {
  const kept = new Map<string, T[]>()
  for (const each of list) kept.set(originOf(each), [...(kept.get(originOf(each)) ?? []), each])
  return Object.fromEntries(kept)
}
