import { expect, test } from 'vitest'
import { diffText } from '../../core/diff/text'
import { shorten } from './shorten'

/** The pieces in one line: `[-gone-]`, `[+new+]`, `…12…` for what is left out. */
const shown = (a: string, b: string): string =>
  shorten(diffText(a, b, 'words'))
    .map((piece) => {
      if (piece.kind === 'skipped') return `…${piece.characters}…`
      return { equal: piece.text, removed: `[-${piece.text}-]`, added: `[+${piece.text}+]` }[piece.kind]
    })
    .join('')

test('a short text stands in full', () => {
  expect(shown('ring twice', 'ring once')).toBe('ring [-twice-][+once+]')
})

test('of a long line only what is around the changes stays', () => {
  const equal = 'x'.repeat(500)
  expect(shown(`${equal} a ${equal}`, `${equal} b ${equal}`)).toBe(
    `…441…${'x'.repeat(59)} [-a-][+b+] ${'x'.repeat(59)}…441…`,
  )
})

test('lines are left out whole', () => {
  const lines = Array.from({ length: 40 }, (_, n) => `line ${n}\n`)
  const text = shown([...lines, 'old\n'].join(''), [...lines, 'new\n'].join(''))
  expect(text).toMatch(/^…\d+…line 3\d\n/)
  expect(text).toMatch(/line 39\n\[-old-\]\[\+new\+\]\n$/)
})

test('what is not much longer than its replacement is not left out', () => {
  const equal = 'y'.repeat(100)
  expect(shown(`a${equal}`, `b${equal}`)).toBe(`[-a${equal}-][+b${equal}+]`)
  expect(shown(`a ${equal}`, `b ${equal}`)).toBe(`[-a-][+b+] ${equal}`)
})
