import type { AlignedNode } from '../../diff/aligned'
import { lastCommon } from '../../timeline/changes'
import { departs, lastOfEarlier, type Weighed } from './context'
import { fieldsOf, series } from './words'

/** Rows that are looked for in the document before, and steps back for all of them. */
const ASKED_ROWS = 10
const STEPS_BACK = 10_000

/**
 * Of copies that were never seen to agree while this document stands: whether they did in the one before it. A store begins
 * anew with each.
 */
export function everAgreed(context: Weighed, rows: readonly AlignedNode[]): string {
  const { subject, comparison, at, clock } = context
  const [store] = subject.members
  const began = comparison.readings[0]?.entry.document
  const last = subject.group === 'store' && store ? lastOfEarlier(store, at) : undefined
  if (!store || !began || !last) return NEVER
  const steps = { left: STEPS_BACK }
  const asked = rows.filter(({ state }) => state === 'differs').slice(0, ASKED_ROWS)
  const agreed = asked.filter((row) =>
    subject.members.some((member, index) => {
      if (index === 0 || member.tab || !departs(context, row, index)) return false
      const common = lastCommon(row.path, store, member, steps, last.at)
      return common?.value !== undefined && common.parting === undefined
    }),
  )
  if (agreed.length === 0) return NEVER
  const where = agreed.length === asked.length ? 'They agreed' : `On ${series(fieldsOf(agreed))} they agreed`
  return `${where} until this document began at ${clock.time(began.startedAt)}`
}

const NEVER = 'They were never seen to agree'
