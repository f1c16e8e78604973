import type { Path } from '../value/path'
import type { Moment } from './moment'

/** An entity that left a list or record of a store, and has not come back to it. */
export interface RemovalFact extends Moment {
  id: string
  /** It says its id itself; else only its key in a record does. */
  isEntity: boolean
  from: {
    /** The store, as a source, and what it is called. */
    store: string
    name: string
    /** Of the list or record. */
    path: Path
    /** What store, list and record are called, word for word: `scene`, `project`. */
    words: ReadonlySet<string>
    /** Every id that was ever seen there. */
    ids: () => ReadonlySet<string>
  }
  by: string
  /**
   * removed: the app took it out; deleted: and had the server delete it; replaced: the list has become another one (a page, a
   * filter, an answer, a hydration, a message), which says nothing of the entity.
   */
  how: 'removed' | 'deleted' | 'replaced'
  /** The request that had it deleted. */
  request?: { line: string; event: string }
  /** From when on it had been there; not observed: from before that was recorded, or out of an answer or storage. */
  since: () => { seq: number; at: number; observed: boolean }
  /** The words of other lists and records that hold an entity of this id now. */
  elsewhere: readonly ReadonlySet<string>[]
  /** Whether a text is the id of an entity anywhere in the stores of the tab, or was one that was removed. */
  isId: (text: string) => boolean
}
