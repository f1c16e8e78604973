import type { Diagnosis } from '../../../src/core/diagnosis'
import { Opaque } from '../../../src/core/value/opaque'
import { tree } from '../../../src/ui/features/compare/tree.fixture'
import { cartDiagnosis } from './cart'

const TEXT = '{"state":{"seen":{},"total":1.50,"by":{}},"version":0}'

/** A subject with every type that a store can hold and JSON cannot. */
export function typesDiagnosis(): Diagnosis {
  const small = cartDiagnosis()
  const [cart, ...rest] = small.subjects
  if (!cart) throw new Error('the cart sample is empty')
  const self: Record<string, unknown> = { name: 'root' }
  self['parent'] = self
  const values: Record<string, unknown> = {
    seen: new Set(['sku-1', 'sku-7']),
    by: new Map<unknown, unknown>([['sku-7', { qty: 2, at: new Date(2026, 2, 14, 12, 3) }]]),
    addedAt: new Date(2026, 2, 14, 12, 3, 11),
    big: 9_007_199_254_740_993n,
    none: Number.NaN,
    minus: -0,
    nothing: undefined,
    user: new Opaque('instance', { name: 'User', members: { id: 7, roles: ['admin'] } }),
    save: new Opaque('function', { name: 'save' }),
    id: new Opaque('symbol', { name: 'id' }),
    pattern: /^sku-\d+$/i,
    failure: new TypeError('no such item'),
    bytes: new Uint8Array([1, 2, 3]),
    self,
    letter: new Opaque('truncated', { of: 'string', size: 90_000, head: 'Dear neighbour' }),
  }
  const sketch = {
    state: 'equal after serialization' as const,
    cells: [{}, {}],
    children: Object.entries(values).map(([step, value]) => ({
      step,
      state: 'memory ahead' as const,
      cells: [value, {}],
    })),
  }
  const columns = cart.columns.slice(0, 2).map((column, index) => (index === 1 ? { ...column, text: TEXT } : column))
  const subject = { ...cart, columns, tree: tree(sketch), divergent: Object.keys(values).length, equal: 0 }
  return { ...small, subjects: [subject, ...rest] }
}
