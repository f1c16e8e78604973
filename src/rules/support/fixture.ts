import type { Confidence, Severity } from '../../core/session/session'
import type { Recording } from '../../core/timeline/recording'

/** Recordings that a rule must speak on, and recordings that it must not. */
export interface RuleFixture {
  fires: readonly {
    name: string
    recording: () => Recording
    /** Name of the subject. */
    subject: string
    paths: readonly string[]
    severity?: Severity
    confidence?: Confidence
    /** What the sentence must say, in this order. */
    says?: readonly string[]
    /** What the consequence must say. */
    consequence?: string
    /** What can still be saved; and what the code must say. */
    rescue?: string
    fix?: string
  }[]
  silent: readonly {
    name: string
    recording: () => Recording
    /** The finding of another rule that belongs here; without it no rule may report an error or a warning. */
    instead?: string
    /** What the rule must tell those who ask why it is silent. */
    clears?: string
  }[]
}
