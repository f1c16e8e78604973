import { expect, test } from 'vitest'
import { omittedPaths } from './omits'

const omits = (whole: unknown, part: unknown): string =>
  omittedPaths(whole, part)
    .map((path) => path.join('.'))
    .join()

test('members that are left out, at any depth of plain objects', () => {
  const state = { token: 't', theme: 'dark', user: { name: 'Ann', draft: '' }, list: [1] }
  expect(omits(state, { theme: 'dark', user: { name: 'Ann' }, list: [] })).toBe('token,user.draft')
})

test('functions are never persisted anyway; the same object leaves nothing out', () => {
  const state = { n: 1, inc: () => undefined }
  expect(omits(state, { n: 1 })).toBe('')
  expect(omits(state, state)).toBe('')
})

test('what is no plain object is compared as a whole', () => {
  expect(omits({ when: new Date(0), map: new Map([[1, 2]]) }, { when: '1970', map: {} })).toBe('')
  expect(omits(undefined, undefined)).toBe('')
})
