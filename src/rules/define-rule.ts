import type { Judge } from '../core/subject/judge'
import type { Cleared, Conclusion, Facts } from '../core/facts'
import type { Severity } from '../core/session/session'

/** A rule as the registry holds it: `check` is called with the facts it needs and no others. */
export type Rule = Judge

/** One diagnosis: pure, over the facts of one subject; `check` receives only what `needs` names. */
export function defineRule<const Needs extends readonly (keyof Facts)[]>(rule: {
  /** Names what is wrong; the file's name. */
  id: string
  severity: Severity
  /** Place in the table of rules: lower speaks first, and what it explains is not said again. */
  precedence: number
  needs: Needs
  /** See `Judge.acrossTabs`. */
  acrossTabs?: 'cause' | 'symptom'
  check: (facts: Pick<Facts, Needs[number]>) => (Conclusion | Cleared)[]
}): Rule {
  return rule
}
