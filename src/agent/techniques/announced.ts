import { ANNOUNCE, FOUND, WHO, WITHDRAW } from '../../transport/handshake'
import { guard } from '../guard'
import type { Hooks } from '../hooks'
import { dispatch, isArray, offWindow, onWindow } from '../primordials'

/** Hears what the app announces, now and what it announced before the agent came. */
export function hearAnnouncements(
  hooks: Hooks,
  visit: (registration: unknown, onWithdrawn: (end: () => void) => void) => void,
): void {
  const ends = new Map<unknown, (() => void)[]>()
  hear(hooks, ANNOUNCE, (registration) =>
    visit(registration, (end) => ends.set(registration, [...(ends.get(registration) ?? []), end])),
  )
  hear(hooks, WITHDRAW, (registration) => {
    for (const end of ends.get(registration) ?? []) guard(end, undefined)
    ends.delete(registration)
  })
  dispatch(new Event(WHO))
}

/** Hears of what a deep scan found, one object at a time. */
export function hearFound(hooks: Hooks, visit: (value: object) => void): void {
  hear(hooks, FOUND, (values) => {
    if (!isArray(values)) return
    for (const value of values) if (typeof value === 'object' && value !== null) guard(() => visit(value), undefined)
  })
}

function hear(hooks: Hooks, type: string, visit: (detail: unknown) => void): void {
  const listener = (event: Event): void => {
    if (event instanceof CustomEvent) guard(() => visit(event.detail), undefined)
  }
  onWindow(type, listener)
  hooks.onStop(() => offWindow(type, listener))
}
