import type { Moment } from './moment'
import type { DocumentFact } from './store'

/** A store in one of the tabs of the site. */
export interface TabFact {
  /** `tab 2` */
  name: string
  /** The tab that the subject is about. */
  own: boolean
  /** The store there, as a source. */
  store: string
  /** Its last document has not been left. */
  open: boolean
  documents: readonly TabDocumentFact[]
  /** What the store held over time, each from its moment on. */
  memory: readonly (Moment & { value: unknown; created: boolean })[]
}

export interface TabDocumentFact extends DocumentFact {
  /** When a person saw it; `until` is absent while they do. */
  visible: readonly { from: number; until?: number }[]
  /** When a person did something in it; at most one a second is told. */
  used: readonly Moment[]
}
