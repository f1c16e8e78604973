export type OpaqueKind = 'function' | 'symbol' | 'instance' | 'accessor' | 'unreadable' | 'truncated'

/** What is known of an `Opaque`; which members there are depends on its kind. */
export interface OpaqueDetail {
  /** function, symbol: its name. instance: its class. */
  name?: string
  /** instance: its own enumerable members as a plain object. */
  members?: unknown
  /** unreadable: why. */
  why?: string
  /** truncated: what was cut (`string`, `array`, `object`, `Map`, `Set`, `bytes`) and its whole length. */
  of?: string
  size?: number
  /** truncated strings: the first characters. */
  head?: string
}

/** Stands where the page has something that no decoded value can carry. */
export class Opaque {
  readonly kind: OpaqueKind
  readonly name: string
  readonly members: unknown
  readonly why: string
  readonly of: string
  readonly size: number
  readonly head: string | undefined

  constructor(kind: OpaqueKind, detail: OpaqueDetail = {}) {
    this.kind = kind
    this.name = detail.name ?? ''
    this.members = detail.members
    this.why = detail.why ?? ''
    this.of = detail.of ?? ''
    this.size = detail.size ?? 0
    this.head = detail.head
  }
}
