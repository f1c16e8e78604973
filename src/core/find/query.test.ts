import { describe, expect, it } from 'vitest'
import { compile, type FindQuery, PLAIN_QUERY } from './query'

const made = (text: string, rest: Partial<FindQuery> = {}) => compile({ ...PLAIN_QUERY, ...rest, text })

/** The text with its first match in brackets. */
function marked(text: string, looked: string, rest: Partial<FindQuery> = {}): string {
  const query = made(looked, rest)
  if ('problem' in query) return query.problem
  const mark = query.matcher.find(text)
  expect(query.matcher.test(text)).toBe(mark !== undefined)
  return mark ? `${text.slice(0, mark[0])}[${text.slice(...mark)}]${text.slice(mark[1])}` : text
}

describe('compile', () => {
  it.each([
    ['a Cart of carts', 'cart', {}, 'a [Cart] of carts'],
    ['a Cart of carts', 'cart', { matchCase: true }, 'a Cart of [cart]s'],
    ['carts and cart', 'cart', { wholeWord: true }, 'carts and [cart]'],
    ['straßen, straße', 'straße', { wholeWord: true }, 'straßen, [straße]'],
    ['a.b(c)*', 'b(c)*', {}, 'a.[b(c)*]'],
    ['id-42', String.raw`\d+`, { regex: true }, 'id-[42]'],
    ['Ünïcode', String.raw`\p{Lu}`, { regex: true, matchCase: true }, '[Ü]nïcode'],
    ['abc', 'x', {}, 'abc'],
  ] as const)('in %s: %s %o', (text, looked, rest, expected) => {
    expect(marked(text, looked, rest)).toBe(expected)
  })

  it.each([
    ['(', 'This is no regular expression: unterminated group.'],
    ['a{2,1}', 'This is no regular expression: numbers out of order in {} quantifier.'],
    ['a*', 'This expression matches the empty text, so it would match everything.'],
  ])('says what is wrong with %s', (text, problem) => {
    expect(made(text, { regex: true })).toEqual({ problem })
    expect(made(text)).not.toHaveProperty('problem')
  })

  it('finds the next match beyond a place', () => {
    const query = made('a')
    if ('problem' in query) throw new Error(query.problem)
    expect(query.matcher.find('a.b.a', 3)).toEqual([4, 5])
    expect(query.matcher.find('a.b.c', 3)).toBeUndefined()
  })
})
