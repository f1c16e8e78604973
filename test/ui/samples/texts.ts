import type { Diagnosis } from '../../../src/core/diagnosis'
import { tree } from '../../../src/ui/features/compare/tree.fixture'
import { cartDiagnosis } from './cart'

const CODE = `import { useCart } from './cart'

export function Total({ currency }) {
  const total = useCart((cart) => cart.total)
  const label = format(total, currency)
  return <output>{label}</output>
}
`
const LETTER = 'Dear neighbour, please take the parcel in for me. '.repeat(12)

/** A subject whose copies hold long texts that differ. */
export function textsDiagnosis(): Diagnosis {
  const small = cartDiagnosis()
  const [cart, ...rest] = small.subjects
  if (!cart) throw new Error('the cart sample is empty')
  const sketch = {
    state: 'memory ahead' as const,
    cells: [{}, {}, {}],
    children: [
      {
        step: 'code',
        state: 'memory ahead' as const,
        cells: [
          CODE.replace('format(total', 'formatMoney(total').replace(
            'import { useCart',
            "import { format } from './format'\nimport { useCart",
          ),
          CODE,
          CODE.replace('<output>{label}</output>', '<b>{label}</b>'),
        ],
      },
      {
        step: 'letter',
        state: 'differs' as const,
        cells: [LETTER, LETTER.replace('the parcel', 'both parcels'), LETTER],
      },
      { step: 'note', state: 'conflict' as const, cells: ['leave at the door', 'ring twice', 'ring once'] },
    ],
  }
  return { ...small, subjects: [{ ...cart, tree: tree(sketch), divergent: 3, equal: 0 }, ...rest] }
}
