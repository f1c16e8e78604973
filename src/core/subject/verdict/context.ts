import type { AlignedNode } from '../../diff/aligned'
import type { SubjectModel } from '../../link/subject'
import { agree } from '../../timeline/agree'
import type { Clock } from '../../timeline/clock'
import type { Comparison } from '../compare'
import type { Judged } from '../judge'

export interface VerdictContext {
  subject: SubjectModel
  /** The moment that is judged. */
  at: number
  comparison: Comparison
  judged: readonly Judged[]
  /** What findings about other tabs of the store say of this one. */
  elsewhere?: readonly Judged[]
  divergedSince: number | undefined
  complete: boolean
  clock: Clock
}

/** Whether a column says something else than the first at a row. */
export function departs(row: AlignedNode, index: number): boolean {
  const [own, other] = [row.cells[0], row.cells[index]]
  if (!other || other.kind === 'outside' || other.kind === 'excluded' || other.kind === 'past') return false
  if (own?.kind !== other.kind) return true
  return own.kind === 'value' && other.kind === 'value' && !agree(own.value, other.value)
}
