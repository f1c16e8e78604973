/** Longest text of one message, in UTF-16 units: far below the 64 MiB at which a runtime port throws. */
export const MESSAGE_LIMIT = 16 * 1024 * 1024

/** Characters of events in one batch, about. */
export const BATCH = 256 * 1024

/** Characters of one piece of a longer message, about. */
export const PIECE = 256 * 1024

/** Answers that a document's later messages may refer to, and parts of them in one fact. */
export const LENT_BODIES = 4
export const LENT_PARTS = 16

/** Longest text that the pieces of a message may have together, in UTF-16 units. */
export const JOINED_LIMIT = 256 * 1024 * 1024

/** Longest text of a tail, in UTF-16 units. */
export const TAIL_LIMIT = 1024 * 1024
