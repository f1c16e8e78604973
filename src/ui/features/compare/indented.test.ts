import { expect, it } from 'vitest'
import { indented } from './indented'

it('indents JSON and leaves numbers, escapes and order as they are written', () => {
  expect(indented('{"b":1.0,"a":[{"x":"\\u00e9, {}"},[]],"n":1e400}')).toBe(`{
  "b": 1.0,
  "a": [
    {
      "x": "\\u00e9, {}"
    },
    []
  ],
  "n": 1e400
}`)
})
it.each(['plain', '{broken', '"text"', '12'])('leaves %s alone', (text) => {
  expect(indented(text)).toBeUndefined()
})
