import type { Moment } from './moment'

/** Subscriptions to a store that one line of code added in a document and nobody ended or can be seen to hold. */
export interface ListeningFact {
  document: string
  /** Who: `Badge`; and where: `badge.tsx:8`, '' where it is not known. */
  by: string
  place: string
  /** Those that live, each with its own. */
  live: readonly Moment[]
  /** Others of the line were ended: it knows how to. */
  someEnded: boolean
  /** Tasks in which they were added by what was just put into the document, and stretches between navigations in which they were. */
  mounts: number
  navigations: number
  /** The most instances of one component that are mounted and end something of their own: so many may hold one each. */
  mounted: number
}
