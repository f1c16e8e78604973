import { createContext, runInContext } from 'node:vm'
import { describe, expect, it } from 'vitest'
import { Opaque } from '../../core/value/opaque'
import { driftProgram, driftSentence } from './program'

/** Evaluates the program in a page of its own, with what that page has already. */
function put(value: unknown, page: object = {}): { name: unknown; page: object; lost: readonly string[] } {
  const made = driftProgram(value)
  if (!made) throw new Error('too large')
  createContext(page)
  return { name: runInContext(made.program, page), page, lost: made.lost }
}
/** What an expression gives in the page after the value was put there. */
const asked = (value: unknown, expression: string): unknown => runInContext(expression, put(value).page)

describe('a value in the console', () => {
  it.each([
    [{ qty: 2, name: 'Storm lamp' }, 'JSON.stringify($drift)', '{"qty":2,"name":"Storm lamp"}'],
    ['text', '$drift', 'text'],
    [undefined, 'String($drift)', 'undefined'],
    [new Map([['a', new Set([1, 2])]]), '$drift instanceof Map && $drift.get("a").has(2)', true],
    [new Date(5), '$drift instanceof Date && $drift.getTime()', 5],
    [
      { big: 12n, none: Number.NaN, minus: -0 },
      'typeof $drift.big + $drift.none + Object.is($drift.minus, -0)',
      'bigintNaNtrue',
    ],
    [/a"b/g, '$drift.test("xa\\"b")', true],
    [[1, [2]], 'Array.isArray($drift) && $drift[1][0]', 2],
    [JSON.parse('{"__proto__": {"x": 1}}'), 'Object.hasOwn($drift, "__proto__") && $drift.x === undefined', true],
    [new Uint16Array([258]), '$drift instanceof Uint16Array && $drift[0]', 258],
    [new TypeError('no'), '$drift.name + $drift.message', 'TypeErrorno'],
    [new Opaque('symbol', { name: 'id' }), 'String($drift)', 'Symbol(id)'],
  ])('%s: %s', (value, expression, expected) => {
    expect(asked(value, expression)).toBe(expected)
  })
  it('keeps cycles and sharing', () => {
    const shared = { n: 1 }
    const value: Record<string, unknown> = { a: shared, b: shared }
    value['self'] = value
    expect(asked(value, '$drift.self === $drift && $drift.a === $drift.b')).toBe(true)
  })
  it('takes any depth', () => {
    let deep: unknown = 'end'
    for (let n = 0; n < 5_000; n += 1) deep = { deep }
    expect(asked(deep, 'let at = $drift; while (at.deep) at = at.deep; at')).toBe('end')
  })
  it('says what cannot be made again', () => {
    const value = {
      save: new Opaque('function', { name: 'save' }),
      user: new Opaque('instance', { name: 'User', members: { id: 7 } }),
      long: new Opaque('truncated', { of: 'string', size: 9_000, head: 'begin' }),
    }
    expect(put(value).lost).toEqual([
      'function save: left out',
      'class User: as a plain object',
      'a text of 9000 characters: only its beginning was recorded',
    ])
    expect(asked(value, '$drift.user.id + $drift.long')).toBe('7begin')
  })
})

describe('the name in the page', () => {
  it('is taken again by the next value, and cannot be seen by going through the page', () => {
    const { page } = put(1)
    expect(put(2, page).name).toBe('$drift')
    expect(runInContext('$drift', page)).toBe(2)
    expect(Object.keys(page)).toEqual([])
  })
  it('leaves the page its own', () => {
    const { name, page } = put(1, { $drift: 'mine' })
    expect(name).toBe('$drift1')
    expect(runInContext('[$drift, $drift1].join()', page)).toBe('mine,1')
    expect(put(2, page).name).toBe('$drift1')
  })
  it('is an ordinary variable for who assigns to it', () => {
    const { page } = put(1)
    expect(runInContext('$drift = 5; $drift + 1', page)).toBe(6)
    expect(put(2, page).name).toBe('$drift1')
  })
})

it('the sentence says the name, and what was lost', () => {
  expect(driftSentence('memory items', '$drift', [])).toBe('memory items is $drift in the console')
  expect(driftSentence('memory', '$drift1', ['function f: left out', 'function g: left out'])).toBe(
    'memory is $drift1 in the console ($drift is the page’s own); function f: left out and 1 more',
  )
})
