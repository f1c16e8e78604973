import { align } from '../../../src/core/diff/align'
import type { AlignInput } from '../../../src/core/diff/input'
import type { Diagnosis } from '../../../src/core/diagnosis'
import type { Recording } from '../../../src/core/timeline/recording'
import { cartDiagnosis } from './cart'

const ITEMS = 300

/** A list that grows at its head with every tick (`now`); from tick 50 on `e100` is equal, from 100 on it is gone. */
export function streamingDiagnosis({ now }: Recording): Diagnosis {
  const small = cartDiagnosis()
  const [cart, ...rest] = small.subjects
  if (!cart) throw new Error('the cart sample is empty')
  const tick = now < 1_000 ? now : 0
  const ids = Array.from({ length: ITEMS + tick }, (_, n) => ITEMS + tick - n - 1).filter(
    (n) => tick < 100 || n !== 100,
  )
  const items = (qty: number): unknown => ids.map((n) => ({ id: `e${n}`, qty: n === 100 && tick >= 50 ? 0 : qty }))
  const roles = ['memory', 'storage', 'server'] as const
  const inputs = roles.map(
    (role, column): AlignInput => ({
      role,
      present: true,
      value: { items: items(column === 0 ? 2 : 1), total: tick },
      mount: [],
      serialized: role !== 'memory',
    }),
  )
  const tree = align(inputs, { ancestor: () => undefined })
  return { ...small, subjects: [{ ...cart, tree, divergent: tree.divergent, equal: 1 }, ...rest] }
}
