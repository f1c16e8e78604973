import type { Outcome, Visit } from './visit'

/** Puts the state from before a change in place again, through the extension; undefined for a store that can't be written to. */
export async function writeBack(_visit: Visit): Promise<Outcome | undefined> {
  return undefined
}
