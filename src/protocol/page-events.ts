/** Events on an inspected page's `window` that tell its agent of stores it can't find by itself. */

/** A `CustomEvent` whose detail is what an app passed to `register` of `driftscope/announce`. */
export const ANNOUNCE = 'driftscope:announce'
/** The same when it is no longer to be watched. */
export const WITHDRAW = 'driftscope:withdraw'
/** An agent has come that heard no announcement before: they are made again. */
export const WHO = 'driftscope:who'
/** A `CustomEvent` whose detail is an array of objects that a deep scan took for stores. */
export const FOUND = 'driftscope:found'
