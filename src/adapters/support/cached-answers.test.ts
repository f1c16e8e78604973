import { expect, test } from 'vitest'
import { cachedAnswers } from './cached-answers'

const todos = [{ id: 1 }]
const answer = { key: 'todos', data: todos, status: { isFetching: false } }
const asked = { key: 'user', data: undefined, status: { isFetching: true } }

test('answers by key, and how all that was asked for stands', () => {
  expect(cachedAnswers([answer, asked])).toEqual({
    data: { todos },
    status: { todos: { isFetching: false }, user: { isFetching: true } },
  })
})

test('the same answers are the same state', () => {
  const before = cachedAnswers([answer, asked])
  expect(cachedAnswers([{ ...answer }, { ...asked, status: { isFetching: true } }], before)).toBe(before)
})

test('what did not change is shared', () => {
  const before = cachedAnswers([answer, asked])
  const after = cachedAnswers([answer, { ...asked, status: { isFetching: false } }], before)
  expect(after).not.toBe(before)
  expect(after.data).toBe(before.data)
  expect(after.status['todos']).toBe(before.status['todos'])
})

test('an answer that is gone, or given anew, is another state', () => {
  const before = cachedAnswers([answer])
  expect(cachedAnswers([], before)).toEqual({ data: {}, status: {} })
  expect(cachedAnswers([{ ...answer, data: [] }], before).data).toEqual({ todos: [] })
})
