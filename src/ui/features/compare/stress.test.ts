import { expect, it } from 'vitest'
import { stress } from './stress'

const drawn = (sentence: string): string =>
  stress(sentence)
    .map(({ kind, text }) => (kind === 'plain' ? text : `<${kind} ${text}>`))
    .join('')

it.each([
  ['cart: all agree.', 'cart: all agree.'],
  [
    'cart: IndexedDB is behind. Reloading now loses 2 fields: cart, theme. Trust memory (certain).',
    'cart: IndexedDB is behind. <loss Reloading now loses 2 fields: cart, theme.> Trust <trust memory> (certain).',
  ],
  [
    'scenes: server is behind. The next load from the server loses it: scenes.storm. Trust memory (likely).',
    'scenes: server is behind. <loss The next load from the server loses it: scenes.storm.> Trust <trust memory> (likely).',
  ],
  [
    'auth: memory was reset. Reloading brings back what was reset: user. A reset is not newer data.',
    'auth: memory was reset. <loss Reloading brings back what was reset: user.> A reset is not newer data.',
  ],
  [
    'notes: memory is newer. Reloading may lose 1 field: notes. Trust memory (likely).',
    'notes: memory is newer. <loss Reloading may lose 1 field: notes.> Trust <trust memory> (likely).',
  ],
  ['Trust tab 12 (certain).', 'Trust <trust tab 12> (certain).'],
  ['Trust localStorage', 'Trust <trust localStorage>'],
])('%s', (sentence, expected) => {
  expect(drawn(sentence)).toBe(expected)
})
