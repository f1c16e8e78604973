import type { Diagnosis } from '../../../src/core/diagnosis'
import { gridSubject } from '../../bench/pages/support/grid-subject'
import { cartDiagnosis } from './cart'

/** A subject with a million rows once all are open, in groups of records. */
export function millionDiagnosis(): Diagnosis {
  return { ...cartDiagnosis(), subjects: [gridSubject(1_000_000)] }
}
