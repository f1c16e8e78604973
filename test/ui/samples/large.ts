import type { Diagnosis } from '../../../src/core/diagnosis'
import { tree, type Sketch } from '../../../src/ui/features/compare/tree.fixture'
import { cartDiagnosis } from './cart'

const LEAVES = 10_000

const SKETCH: Sketch = {
  state: 'memory ahead',
  cells: [{}, {}, {}],
  children: [
    {
      step: 'items',
      state: 'memory ahead',
      cells: [{}, {}, {}],
      children: Array.from({ length: LEAVES }, (_, n) => ({
        step: `field${n}`,
        state: 'memory ahead',
        cells: [`new ${n}`, n, n],
      })),
    },
  ],
}
const root = tree(SKETCH)

/** A subject with 10,001 rows, and 20,000 events. */
export function largeDiagnosis(): Diagnosis {
  const small = cartDiagnosis()
  const [cart, ...rest] = small.subjects
  const [event] = small.events
  if (!cart || !event) throw new Error('the cart sample is empty')
  const events = Array.from({ length: 20_000 }, (_, seq) => ({ ...event, id: `d1#${seq}`, seq, at: event.at + seq }))
  return { ...small, events, subjects: [{ ...cart, tree: root, divergent: LEAVES }, ...rest] }
}
