import type { Diagnosis } from '../../../core/diagnosis'
import { checkReload, type ReloadCheck } from '../../../core/reload-check/reload-check'

/** ms: a page that has just begun may look settled. */
const BEGINS_WITHIN = 1_500
/** ms: a page that never rests is told of as it is. */
const PATIENCE = 12_000

/** How far a reload check has come. */
export type Progress =
  | { doing: 'reloading' | 'settling' }
  /** `restless`: the page had not come to rest. */
  | { check: ReloadCheck; restless: boolean }

/** What can be said of a reload by now; `before` was judged just before it. */
export function progressOf(before: Diagnosis, now: Diagnosis): Progress {
  const began = now.events.findLast(({ type, at }) => type === 'document-started' && at > before.at)
  if (!began) return { doing: 'reloading' }
  const age = now.at - began.at
  const stores = now.subjects.filter(({ group, tab }) => group === 'store' && tab === began.tab)
  const rests = age >= BEGINS_WITHIN && stores.length > 0 && stores.every(({ settled }) => settled)
  if (!rests && age < PATIENCE) return { doing: 'settling' }
  return { check: checkReload(before, now), restless: stores.some(({ settled }) => !settled) }
}
