import type { Behaviour } from '../behaviour'

/** A mistake that the app makes while it is switched on by `?pitfall=<id>`; the file's name is its id. */
export interface Pitfall {
  title: string
  /** One sentence for the menu: what the app does wrong. */
  what: string
  alter: (behaviour: Behaviour) => Behaviour
}

export const definePitfall = (pitfall: Pitfall): Pitfall => pitfall
