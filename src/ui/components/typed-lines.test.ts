import { describe, expect, it } from 'vitest'
import { Opaque } from '../../core/value/opaque'
import { typedLines } from './typed-lines'

const written = (value: unknown, most?: number): string[] =>
  typedLines(value, most).lines.map(({ depth, name, type, text }) =>
    [' '.repeat(depth) + name, type, text].filter((part) => part.trim() !== '').join(' | '),
  )

describe('typedLines', () => {
  it.each([
    ['text', 'string | "text"'],
    [-0, 'number | -0'],
    [Number.NaN, 'NaN'],
    [10n, 'bigint | 10n'],
    [undefined, 'undefined'],
    [null, 'null'],
    [new Date(0), 'Date | 1970-01-01T00:00:00.000Z'],
    [new Date(Number.NaN), 'Date | invalid'],
    [/a/g, 'RegExp | /a/g'],
    [new Map(), 'Map(0)'],
    [new TypeError('no'), 'TypeError | TypeError: no'],
    [new Opaque('function', { name: 'save' }), 'function | save'],
    [new Opaque('symbol', { name: 'id' }), 'symbol | id'],
    [new Opaque('accessor'), 'getter'],
    [new Opaque('unreadable', { why: 'a proxy threw' }), 'unreadable | a proxy threw'],
    [new Opaque('truncated', { of: 'string', size: 9_000, head: 'beg' }), 'string, cut | "beg…"'],
    [new Opaque('truncated', { of: 'Map', size: 9 }), 'Map, cut | 9 long'],
  ])('%s', (value, line) => {
    expect(written(value)).toEqual([line])
  })
  it('writes out members, entries and classes', () => {
    const user = new Opaque('instance', { name: 'User', members: { id: 7 } })
    const value = { seen: new Set(['a']), by: new Map<unknown, unknown>([[{ id: 1 }, [user]]]) }
    expect(written(value)).toEqual([
      'object',
      ' seen | Set(1)',
      '  0 | string | "a"',
      ' by | Map(1)',
      '  {id} => | Array(1)',
      '   0 | class User',
      '    id | number | 7',
    ])
  })
  it('says where a cycle leads, and takes what is shared for none', () => {
    const shared = { n: 1 }
    const list: unknown[] = [shared, shared]
    const value: Record<string, unknown> = { list }
    list.push(list)
    value['self'] = value
    expect(written(value)).toEqual([
      'object',
      ' list | Array(3)',
      '  0 | object',
      '   n | number | 1',
      '  1 | object',
      '   n | number | 1',
      '  2 | cycle | → list',
      ' self | cycle | → the whole value',
    ])
  })
  it('ends where it is long enough', () => {
    expect(typedLines(Array.from({ length: 50 }), 10)).toMatchObject({ complete: false, lines: { length: 10 } })
  })
})
