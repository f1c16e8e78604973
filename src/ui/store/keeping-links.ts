import { type LinkDecision, readDecisions } from '../../core/link/decision'
import type { HostStorage } from '../host'
import type { PanelStore } from './store'

const KEY = 'links'

/**
 * Keeps the user's decisions about links in the host's storage, by origin, and takes over those made in other panels.
 * Returns how to stop.
 */
export function keepLinks(store: PanelStore, storage: HostStorage): () => void {
  let known = ''
  const take = (stored: unknown): void => {
    const decisions = readKept(stored)
    const text = textOf(decisions)
    if (text === known) return
    known = text
    store.getState().takeDecisions(decisions)
  }
  const failed = (): void =>
    store.getState().setNotice({ tone: 'bad', text: 'Your links could not be kept: they last until DevTools closes.' })
  const stops = [
    storage.watch(KEY, take),
    store.subscribe(({ decisions }, before) => {
      if (decisions === before.decisions) return
      const text = textOf(decisions)
      if (text === known) return
      known = text
      storage.save(KEY, byOrigin(decisions)).catch(failed)
    }),
  ]
  storage.load(KEY).then(take, failed)
  return () => {
    for (const stop of stops) stop()
  }
}

/** The same for the same decisions: Chrome's storage gives objects back with their keys in another order. */
function textOf(decisions: readonly LinkDecision[]): string {
  return decisions
    .map(({ from, to, ruling, mount }) => JSON.stringify([from, to, ruling, mount]))
    .toSorted()
    .join('\n')
}

/** The origin of what a decision is about. */
export function originOf({ from }: LinkDecision): string {
  return /^[a-z][a-z\d+.-]*:\/\/[^/ ]*/i.exec(from)?.[0] ?? ''
}

/** Decisions by their origin, in the order in which they were made. */
export function byOrigin(decisions: readonly LinkDecision[]): Record<string, LinkDecision[]> {
  const kept = new Map<string, LinkDecision[]>()
  for (const decision of decisions) kept.set(originOf(decision), [...(kept.get(originOf(decision)) ?? []), decision])
  return Object.fromEntries(kept)
}

function readKept(stored: unknown): LinkDecision[] {
  return typeof stored === 'object' && stored !== null ? Object.values(stored).flatMap(readDecisions) : []
}
