import type { ToAgent } from '../protocol/messages'
import type { Encoded } from '../protocol/recording'

/** A saved state to try, of a store by the id it has in its document; `version`: of the release that saved it, if another. */
export interface DryRunCall {
  source: string
  state: Encoded
  version?: number
}

/** Somewhat more than the agent gives a migration, ms. */
export const DRY_RUN_WITHIN = 8_000
/** How much of what comes of it is asked for, in characters. */
const BUDGET = 4_000_000

export function dryRunMessage(document: string, call: number, tried: DryRunCall): ToAgent {
  return { type: 'dry-run', document, call, ...tried, budget: BUDGET }
}
