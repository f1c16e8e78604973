import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Occurrences } from './occurrences'

const marked = (words: readonly string[], text: string): string =>
  new Occurrences(words).replace(text, (word) => `<${word}>`)

test.each([
  [['secret'], 'my secret, secrets', 'my <secret>, <secret>s'],
  [['abc', 'abcdef'], 'abcdefg abcde', '<abcdef>g <abc>de'],
  [['aab'], 'aaab', 'a<aab>'],
  [['a.b'], 'a.b axb', '<a.b> axb'],
  [['x'], '', ''],
])('%j in %j', (words, text, expected) => {
  expect(marked(words, text)).toBe(expected)
})

test('finds what a pattern of all words finds, the longest first', () => {
  const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), minLength: 1, maxLength: 4 })
  fc.assert(
    fc.property(
      fc.array(word, { minLength: 1 }),
      fc.string({ unit: fc.constantFrom('a', 'b', 'c') }),
      (words, text) => {
        const longestFirst = words.toSorted((a, b) => b.length - a.length).join('|')
        expect(marked(words, text)).toBe(text.replace(new RegExp(longestFirst, 'g'), '<$&>'))
      },
    ),
  )
})
