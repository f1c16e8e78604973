import type { Diagnosis } from '../../../src/core/diagnosis'
import { recording } from '../../../src/core/timeline/build.fixture'
import type { Recording } from '../../../src/core/timeline/recording'
import { tree } from '../../../src/ui/features/compare/tree.fixture'
import { cartDiagnosis } from './cart'

const ITEMS = 100
const SAVES = 300

/** A recording whose redaction takes many seconds: a list that is saved as a whole with every change. */
export function longRecording(): Recording {
  const built = recording()
  const page = built.tab().open()
  const entry = page.localStorage('cart').found({ items: [] })
  const store = page.at(2).store('cart', { items: [] })
  const items = Array.from({ length: ITEMS }, (_, n) => ({ id: `sku-${n}`, qty: 0, note: `a note ${n} `.repeat(12) }))
  for (let n = 0; n < SAVES; n += 1) {
    page.at(10 + n * 5)
    const changed = items.map((item, index) => (index === n % ITEMS ? { ...item, qty: n } : item))
    store.set({ items: changed })
    entry.write({ items: changed })
  }
  return built.build()
}

/** A subject whose copies hold texts of a megabyte that have little in common. */
export function longTextsDiagnosis(): Diagnosis {
  const small = cartDiagnosis()
  const [cart, ...rest] = small.subjects
  if (!cart) throw new Error('the cart sample is empty')
  const text = (seed: number): string =>
    Array.from({ length: 60_000 }, (_, n) => `line ${(n * seed) % 7_919}`).join('\n')
  const sketch = {
    state: 'memory ahead' as const,
    cells: [{}, {}, {}],
    children: [
      { step: 'essay', state: 'memory ahead' as const, cells: [text(3), text(5), text(5)] },
      { step: 'note', state: 'memory ahead' as const, cells: ['leave at the door', 'ring twice', 'ring twice'] },
    ],
  }
  return { ...small, subjects: [{ ...cart, tree: tree(sketch), divergent: 2, equal: 0 }, ...rest] }
}
