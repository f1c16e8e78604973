import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { diffText, GRANULARITIES, type Granularity, granularityOf, type Segment } from './text'

const short = (segments: Segment[]) =>
  segments.map(({ kind, text }) => ({ equal: text, removed: `[-${text}-]`, added: `[+${text}+]` })[kind]).join('')

describe('the difference of two texts', () => {
  it.each([
    ['let a = 1\nlet b = 2\n', 'let a = 1\nlet b = 3\n', 'let a = 1\nlet b = [-2-][+3+]\n'],
    ['a\nb\nc', 'a\nc', 'a\n[-b\n-]c'],
    ['', 'new', '[+new+]'],
    ['old', '', '[-old-]'],
    ['same', 'same', 'same'],
    ['the quick fox', 'the slow fox', 'the [-quick-][+slow+] fox'],
    ['x\na\ny', 'a\nz\ny', '[-x\n-]a\n[+z\n+]y'],
  ])('%j, %j', (a, b, expected) => {
    expect(short(diffText(a, b))).toBe(expected)
  })

  it.each<[Granularity, string]>([
    ['lines', 'const [-total-][+sum+] = [-1-][+12+]\nend'],
    ['words', 'const [-total-][+sum+] = [-1-][+12+]\nend'],
    ['characters', 'const [-total-][+sum+] = 1[+2+]\nend'],
  ])('by %s', (by, expected) => {
    expect(short(diffText('const total = 1\nend', 'const sum = 12\nend', by))).toBe(expected)
  })

  it.each<[Granularity, string, string]>([
    ['lines', 'a\nb', 'a\nc'],
    ['words', 'the quick fox', 'the slow fox'],
    ['words', 'one line', 'two\nlines of text'],
    ['characters', 'eyJhbGciOi', 'eyJhbGciOj'],
    ['characters', '', 'new'],
  ])('are compared by %s: %j, %j', (by, a, b) => {
    expect(granularityOf(a, b)).toBe(by)
  })

  it('leads from one to the other', () => {
    const text = fc.array(fc.constantFrom('a', 'b', ' ', '\n', 'word', '"é"')).map((parts) => parts.join(''))
    fc.assert(
      fc.property(text, text, fc.constantFrom(...GRANULARITIES), (a, b, by) => {
        const segments = diffText(a, b, by)
        const without = (kind: string) =>
          segments
            .filter((segment) => segment.kind !== kind)
            .map((segment) => segment.text)
            .join('')
        expect([without('added'), without('removed')]).toEqual([a, b])
        expect(segments.every((segment, i) => segment.text !== '' && segment.kind !== segments[i - 1]?.kind)).toBe(true)
      }),
      { numRuns: 1_000 },
    )
  })

  it('of large and very different texts comes back soon', { timeout: 20_000 }, () => {
    const numbers = (from: number) => Array.from({ length: 50_000 }, (_, i) => `${i * from}`).join('\n')
    expect(diffText(numbers(3), numbers(7)).length).toBeGreaterThan(1)
    const packed = (of: string) => of.repeat(100_000)
    for (const by of GRANULARITIES)
      expect(diffText(packed('abc defg,'), packed('hij,klm n'), by).length).toBeLessThan(3)
  })
})
