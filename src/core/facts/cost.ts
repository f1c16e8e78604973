import type { SourceKind } from '../timeline/event'
import type { Path } from '../value/path'
import type { Moment } from './moment'

/** What the writes of an entry cost the page that made them. */
export interface CostFact {
  source: string
  kind: SourceKind
  /** `localStorage`, `IndexedDB` */
  area: string
  key: string
  mount: Path
  /** Those that the page itself made, in order. */
  writes: readonly WriteCost[]
}

export interface WriteCost extends Moment {
  by: string
  /** Milliseconds that the page stood still for it, encoding included; 0: not noticeable, or not known. */
  took: number
  /** Characters that were written. */
  size: number
  /** They are no JSON: packed, encrypted. */
  packed: boolean
  /** How many of them were not there before; undefined where it is not known what was. */
  changed: () => number | undefined
  /** Members at the top of what was written that it changed. */
  fields: () => readonly string[]
}

/** How full a storage area is, told once: with the subject of the largest entry in it. */
export interface AreaFact {
  kind: SourceKind
  /** `localStorage`, `IndexedDB` */
  area: string
  /** In UTF-16 units for web storage, where each takes two bytes, else in bytes. */
  used: number
  room: number
  /** The largest entries, largest first; sizes in UTF-16 units. */
  largest: readonly { key: string; size: number; event: string }[]
  /** What tells how full it is, where that is not the entries themselves. */
  estimated?: Moment
  /** A write of the area was refused for want of room. */
  refused: boolean
}
