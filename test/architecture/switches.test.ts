import { expect, test } from 'vitest'
import { bareSwitches } from './switches'

test.each([
  ['a reason behind it', '// oxlint-disable-next-line no-shadow -- the outer one is gone by now'],
  ['a reason above it', '// The outer one is gone by now.\n// oxlint-disable-next-line no-shadow'],
  ['in JSX', '{/* oxlint-disable-next-line react/no-danger -- our own text */}'],
  ['an expected error', '// @ts-expect-error -- not in the types yet'],
  ['a text that only talks of it', "const text = 'oxlint-disable'"],
])('%s', (_, text) => {
  expect(bareSwitches(text)).toEqual([])
})

test.each([
  ['bare', 'const a = 1\n// oxlint-disable-next-line no-shadow'],
  ['a block', '\n/* oxlint-disable no-shadow */'],
  ['an ignored error', '\n  // @ts-ignore'],
])('%s', (_, text) => {
  expect(bareSwitches(text)).toEqual([2])
})
