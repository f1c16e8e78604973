/** Every limit that a judgement rests on, in one place; the unit is in the name. */
export const THRESHOLDS = {
  /** No event of a subject for this long, and nothing pending: it is settled (rules.md). */
  settledAfterMs: 1_000,
  /** A write of storage may follow its change this much later before storage is called behind … */
  writeWithinMs: 3_000,
  /** … or this many times the longest delay seen between a change and its write. */
  writeDelayFactor: 2,
  /** How long an app may take to roll back what the server refused. */
  rollbackWithinMs: 1_000,
  /** A persist hydration that has not ended after so long is stuck. */
  hydrationStuckAfterMs: 10_000,
  /** Subscriptions of one call site that grew over so many mounts or navigations without a removal have leaked. */
  leakedSubscriptions: 10,
  /** Serialising and writing blocked the page: once so long, or in the median of so many so long. */
  slowWriteMs: 50,
  slowWriteMedianMs: 16,
  slowWriteSamples: 5,
  /** A single write of less is held up by the disk or the machine, not by what is written. */
  slowWriteBytes: 4_000,
  /** No device makes and writes JSON more slowly than this: what took longer was held up by something else. */
  jsonCharactersPerMs: 20_000,
  /** So many writes of so much within so long, of which no more than this share changed: writes are amplified. */
  amplifiedWrites: 10,
  amplifiedWithinMs: 2_000,
  amplifiedBytes: 50_000,
  amplifiedChangedShare: 0.05,
  /** Share of an area from which it is nearly full, and what web storage holds of an origin, in UTF-16 units. */
  quotaNearShare: 0.8,
  webStorageUnits: 5_242_880,
  /** A new tab's page may begin this much later than its copy of sessionStorage was made. */
  clonedWithinMs: 10_000,
  /** An app that begins anew in a copied tab does so this soon. */
  clearedWithinMs: 5_000,
  /** Texts decoded to find when a path of a storage entry changed, per entry: enough for a session, bounded for a flood. */
  decodedReadings: 200,
  decodedCharacters: 32_000_000,
  /** Memory nodes looked at to find where a foreign value stands in a store. */
  matchedNodes: 2_000,
  /** Entities and leaves compared per place. */
  matchedEntities: 200,
  matchedLeaves: 500,
  /** Share of equal leaves from which two values are taken to be the same thing … */
  sameContentShare: 0.6,
  /** … and from which that is likely rather than possible. */
  likelyContentShare: 0.8,
  /** Paths that a finding or a sentence names before it counts the rest. */
  namedPaths: 20,
} as const
/** `THRESHOLDS` as a user may have set them. */
export type Thresholds = Readonly<Record<keyof typeof THRESHOLDS, number>>
