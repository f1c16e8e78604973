import type { Confidence, Rescue, Severity } from '../session/session'
import type { Path } from '../value/path'

/** What a rule looked at and found benign: why it says nothing of it, for those who ask "why not?". */
export interface Cleared {
  /** What was seen, and what makes it harmless: `\`draft\` was not in storage at 12:03:11: written 400 ms later`. */
  cleared: string
  paths: readonly Path[]
  evidence: readonly string[]
}

/** What a rule concludes; the rest of a finding is filled in. */
export interface Conclusion {
  severity?: Severity
  confidence: Confidence
  paths: readonly Path[]
  sentence: string
  consequence: string
  evidence: readonly string[]
  fix: string
  /** The cause in half a sentence, for the verdict: `a write ran before hydration finished`. */
  cause?: string
  /** The source to trust, where the rule can tell. */
  trust?: string
  /** Has nothing to do with what else is wrong at its paths: neither explains it nor is explained by it. */
  standsAlone?: true
  /** What can still be saved, and where it belongs. */
  rescue?: Rescue
  /** How the copies stand, for the verdict, where the rule knows it better than the comparison. */
  standing?: string
}
