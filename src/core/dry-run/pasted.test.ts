import { expect, test } from 'vitest'
import { codecs } from '../../codecs/registry.generated'
import { readPasted, readVersion } from './pasted'

test('what an entry held is read with its version, in whichever encoding', () => {
  expect(readPasted(codecs, '{"state":{"size":16},"version":1}')).toEqual({ state: { size: 16 }, version: 1 })
  const packed = JSON.stringify({ todos: '{"items":["a"]}', _persist: '{"version":3,"rehydrated":true}' })
  expect(readPasted(codecs, packed)).toEqual({ state: { todos: { items: ['a'] } }, version: 3 })
  expect(readPasted(codecs, '[1, 2]')).toEqual({ state: [1, 2], version: undefined })
})

test('what cannot be tried is refused in a sentence', () => {
  const wrong = (text: string) => readPasted(codecs, text)
  expect(wrong('  ')).toEqual({ wrong: 'Paste what the entry held, or the state as JSON.' })
  expect(wrong('{"state":{"size":16},')).toEqual({ wrong: expect.stringMatching(/^This is no JSON: .*[^.]\.$/) })
  expect(wrong('dark')).toEqual({ wrong: expect.stringMatching(/^This is no JSON: /) })
  expect(wrong('12')).toEqual({ wrong: 'A state is an object or a list; this is a single value.' })
  expect(wrong('{"todos":"[","_persist":"{}"}')).toEqual({
    wrong: expect.stringMatching(/^It looks like redux-persist, but cannot be read: todos is no JSON/),
  })
})

test('a version is a number; none is the store’s own', () => {
  expect([readVersion(' 2 '), readVersion(''), readVersion('v2')]).toEqual([
    { version: 2 },
    { version: undefined },
    { wrong: 'A version is a number, as in 1.' },
  ])
})
