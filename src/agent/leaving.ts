import { offWindow, onWindow } from './primordials'

interface Leaving {
  /** Hands over what was recorded from that `seq` on; returns the next one. */
  handOver: (from: number) => number
  left: (persisted: boolean) => void
}

interface LeavingWatch {
  /** Puts our listeners behind those that were added meanwhile: call it now and then. */
  moveBack: () => void
  stop: () => void
  /** From `pagehide` on, until the page comes back from the back/forward cache. */
  isGone: () => boolean
}

/**
 * Calls `handOver` when the document is being left: after the page's own `pagehide` listeners, which often save something,
 * and again after those of the `visibilitychange` that follows where the page was visible, for what they add.
 */
export function onLeaving({ handOver, left }: Leaving): LeavingWatch {
  let leaving: { persisted: boolean; handedOver: number } | undefined
  let gone = false
  const shown = (): void => {
    gone = false
  }
  const hidden = (event: Event): void => {
    const persisted = event instanceof PageTransitionEvent && event.persisted
    gone = true
    const isLast = document.visibilityState === 'hidden'
    if (isLast) left(persisted)
    const handedOver = handOver(0)
    leaving = isLast ? undefined : { persisted, handedOver }
  }
  const changed = (): void => {
    if (!leaving || document.visibilityState !== 'hidden') return
    const { persisted, handedOver } = leaving
    leaving = undefined
    left(persisted)
    handOver(handedOver)
  }
  const stop = (): void => {
    offWindow('pagehide', hidden)
    offWindow('visibilitychange', changed)
    offWindow('pageshow', shown)
  }
  const moveBack = (): void => {
    stop()
    onWindow('pagehide', hidden)
    onWindow('visibilitychange', changed)
    onWindow('pageshow', shown)
  }
  moveBack()
  return { moveBack, stop, isGone: () => gone }
}
