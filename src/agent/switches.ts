import { SWITCH_OFF } from '../transport/handshake'
import type { Technique } from '../protocol/techniques'
import { guard } from './guard'
import { offWindow, onWindow } from './primordials'

/**
 * Hears which techniques the settings switch off. Scripts of ours say so before the first of the page's, which are not
 * listened to.
 */
export function hearSwitches(off: (technique: Technique) => void): void {
  const listener = (event: Event): void => {
    const technique: unknown = event instanceof CustomEvent ? event.detail : undefined
    if (typeof technique === 'string') guard(() => off(technique as Technique), undefined) // our own scripts name no other
  }
  onWindow(SWITCH_OFF, listener)
  const { port1, port2 } = new MessageChannel()
  port1.onmessage = () => {
    offWindow(SWITCH_OFF, listener)
    port1.close()
  }
  port2.postMessage(0)
}
