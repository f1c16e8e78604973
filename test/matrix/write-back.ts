import type { Page } from 'playwright'
import type { AgentSource } from '../../src/core/timeline/event'
import type { Outcome } from './course'
import type { Look } from './look'

/** Puts the state from before a change in place again, through the extension; undefined for a store that can't be written to. */
export async function writeBack(
  _page: Page,
  _collector: Page,
  _seen: Look,
  _storeIn: (seen: Look) => AgentSource | undefined,
): Promise<Outcome | undefined> {
  return undefined
}
