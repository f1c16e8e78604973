import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { BENIGN, type State, STATES } from '../session/session'
import { same } from '../value/equal'
import { Opaque } from '../value/opaque'
import type { Path } from '../value/path'
import { align, divergences } from './align'
import type { AlignedNode } from './aligned'
import type { AlignInput, AlignOptions, Role } from './input'

const ROLES: readonly Role[] = ['memory', 'storage', 'server', 'tab', 'rendered', 'payload']
const leaf = fc.constantFrom<unknown>(
  1,
  2,
  'a',
  null,
  undefined,
  Number.NaN,
  new Date(0),
  '1970-01-01T00:00:00.000Z',
  new Map([['k', 1]]),
  new Opaque('function', { name: 'f' }),
  new Opaque('truncated'),
  new Opaque('unreadable', { why: 'x' }),
)
const value = fc.letrec<{ node: unknown }>((tie) => ({
  node: fc.oneof(
    { depthSize: 'small' },
    leaf,
    fc.dictionary(fc.constantFrom('a', 'b', 'c'), tie('node'), { maxKeys: 3 }),
    fc.array(leaf, { maxLength: 3 }),
    fc.uniqueArray(fc.record({ id: fc.nat(4), n: leaf }), { maxLength: 3, selector: ({ id }) => id }),
  ),
})).node

/** A question about paths, as of a column: true of what lies at or below a member of the root, or of everything. */
const about = fc.option(fc.constantFrom('a', 'b', ''), { nil: undefined, freq: 3 })
const holds =
  (of: string): ((path: Path) => boolean) =>
  (path) =>
    of === '' || path[0] === of

interface Made {
  role: Role
  value: unknown
  present: boolean
  orphan: boolean
  serialized: boolean
  mounted: boolean
  unreadable: boolean
  pending: string | undefined
  excludes: string | undefined
  derives: string | undefined
}
const made: fc.Arbitrary<Made> = fc.record({
  role: fc.constantFrom(...ROLES),
  value,
  present: fc.boolean(),
  orphan: fc.boolean(),
  serialized: fc.boolean(),
  mounted: fc.boolean(),
  unreadable: fc.nat(9).map((n) => n === 0),
  pending: about,
  excludes: about,
  derives: about,
})
const inputOf = (each: Made): AlignInput => ({
  role: each.role,
  value: each.value,
  present: each.present,
  orphan: each.orphan,
  serialized: each.serialized,
  mount: each.mounted ? ['a'] : [],
  ...(each.unreadable && { unreadable: 'no JSON' }),
  ...(each.pending !== undefined && { pending: holds(each.pending) }),
  ...(each.excludes !== undefined && { excludes: holds(each.excludes) }),
  ...(each.derives !== undefined && { derives: holds(each.derives) }),
})

const comparisonOf = (column: fc.Arbitrary<Made>) =>
  fc
    .record({
      columns: fc.array(column, { minLength: 1, maxLength: 5 }),
      common: fc.option(value, { nil: undefined }),
      ignored: about,
      identity: fc.option(fc.constantFrom({}, { key: 'n' }), { nil: undefined }),
    })
    .map(({ columns, common, ignored, identity }) => {
      const inputs = columns.map(inputOf)
      const options: AlignOptions = {
        ancestor: () => (common === undefined ? undefined : { value: common }),
        ...(ignored !== undefined && { ignored: holds(ignored) }),
        ...(identity && { identity: () => identity }),
      }
      return { columns, inputs, tree: align(inputs, options), again: align(inputs, options) }
    })
const comparison = comparisonOf(made)

function rowsOf(tree: AlignedNode): AlignedNode[] {
  const rows = [tree]
  for (let i = 0; i < rows.length; i++) rows.push(...(rows[i]?.children() ?? []))
  return rows
}

/** What a column must be like for a state to be possible at all. */
const NEEDS: Partial<Record<State, (column: Made) => boolean>> = {
  'memory ahead': ({ role }) => role === 'memory',
  'storage ahead': ({ role }) => role === 'storage',
  'server newer': ({ role }) => role === 'server',
  'tab ahead': ({ role }) => role === 'tab',
  'rendered behind': ({ role }) => role === 'rendered',
  pending: ({ pending }) => pending !== undefined,
  orphan: ({ orphan }) => orphan,
  'equal after serialization': ({ serialized }) => serialized,
}

describe('every path of every comparison', () => {
  it('has one state, the same whenever it is asked, and one that its columns make possible', () => {
    fc.assert(
      fc.property(comparison, ({ columns, tree, again }) => {
        const rows = rowsOf(tree)
        expect(rowsOf(again).map(({ state }) => state)).toEqual(rows.map(({ state }) => state))
        const isPossible = (state: State): boolean => columns.some(NEEDS[state] ?? (() => true))
        const wrong = rows.filter(({ state }) => !STATES.includes(state) || !isPossible(state))
        expect(wrong.map(({ state }) => state)).toEqual([])
      }),
      { numRuns: 300 },
    )
  })

  it('is divergent, benign or ignored, and counted once as that alone', () => {
    fc.assert(
      fc.property(comparison, ({ tree }) => {
        const listed = divergences(tree, true)
        const divergent = listed.filter(({ state, ownState = state }) => !BENIGN.has(ownState))
        expect([tree.divergent, tree.benign]).toEqual([divergent.length, listed.length - divergent.length])
        expect(new Set(listed.map(({ path }) => JSON.stringify(path))).size).toBe(listed.length)
        const among = new Set(listed)
        const wrong = rowsOf(tree).filter((row) =>
          row.ignored ? row.divergent + row.benign > 0 || among.has(row) : row.divergent > 0 && BENIGN.has(row.state),
        )
        expect(wrong.map(({ path }) => path)).toEqual([])
      }),
      { numRuns: 300 },
    )
  })

  it('that is equal has the same in every source that covers it, code and what is left out aside', () => {
    fc.assert(
      fc.property(comparisonOf(made.map((each) => ({ ...each, mounted: false }))), ({ tree }) => {
        const equal = rowsOf(tree).filter(
          ({ state, benign, ignoredCount = 0 }) => state === 'equal' && benign + ignoredCount === 0,
        )
        const whole = equal.filter((row) => !rowsOf(row).some(leavesOut))
        expect(whole.filter(isUnlike).map(({ cells }) => cells)).toEqual([])
      }),
      { numRuns: 300 },
    )
  })
})

const leavesOut = ({ cells }: AlignedNode): boolean => cells.some(({ kind }) => kind === 'excluded')

function isUnlike({ cells }: AlignedNode): boolean {
  const values = cells.flatMap((cell) => (cell.kind === 'value' ? [cell.value] : []))
  const isLacking = values.length > 0 && cells.some(({ kind }) => kind === 'absent')
  return isLacking || !values.every((each) => same(each, values[0]))
}
