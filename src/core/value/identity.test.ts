import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { inferIdentity, isUnique } from './identity'

describe('identity', () => {
  it.each<[string | undefined, unknown[][]]>([
    ['id', [[{ id: 1 }, { id: 2 }], []]],
    [
      'key',
      [
        [
          { id: 1, key: 'a' },
          { id: 1, key: 'b' },
        ],
      ],
    ],
    ['slug', [[{ slug: 'a' }], [{ slug: 'b', id: 1 }]]],
    [undefined, [[{ id: 1 }, { id: '1' }]]],
    [undefined, [[{ id: 1 }, {}]]],
    [undefined, [[{ id: null }]]],
    [undefined, [[1, 2]]],
    [undefined, [[]]],
  ])('%s identifies %j', (key, arrays) => {
    expect(inferIdentity(arrays)).toBe(key)
  })

  it('is unique when no two elements share it, in any order', () => {
    const id = fc.oneof(fc.integer({ min: 0, max: 12 }), fc.constantFrom('a', 'b', 'aa', '1', '10', '2'))
    fc.assert(
      fc.property(fc.array(id, { maxLength: 5 }), fc.constantFrom(0, 1, -1), (ids, order) => {
        if (order !== 0) ids.sort((a, b) => (a > b ? order : -order))
        expect(
          isUnique(
            ids.map((value) => ({ id: value })),
            'id',
          ),
        ).toBe(new Set(ids.map(String)).size === ids.length)
      }),
    )
  })
})
