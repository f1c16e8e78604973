import { expect, test } from 'vitest'
import { copied } from './copied'

class Own {
  items = ['a']
}

test('a copy has all that the state has, and nothing of it that could be changed through the copy', () => {
  const act = (): void => undefined
  const state = {
    act,
    own: new Own(),
    at: new Date(5),
    list: [{ id: 1 }],
    map: new Map([['a', { qty: 1 }]]),
    set: new Set([{ id: 2 }]),
    bare: Object.assign(Object.create(null) as object, { deep: { x: 1 } }),
  }
  const copy = copied(Object.freeze(state))
  expect(copy).toEqual(state)
  expect([copy.act, copy.own]).toEqual([act, state.own])
  copy.list.push({ id: 3 })
  copy.list[0] = { id: 9 }
  copy.at.setTime(0)
  copy.map.delete('a')
  copy.set.clear()
  Object.assign(copy, { act: undefined })
  expect([state.list, state.at.getTime(), state.map.size, state.set.size, state.act]).toEqual([
    [{ id: 1 }],
    5,
    1,
    1,
    act,
  ])
})

test('a state that holds itself, holes, getters and what looks like a prototype', () => {
  const list = [1, 2, 3]
  Reflect.deleteProperty(list, 1)
  const state: Record<string, unknown> = { list }
  state['self'] = state
  let asked = 0
  Object.defineProperty(state, 'sum', { enumerable: true, configurable: true, get: () => ++asked })
  Object.defineProperty(state, '__proto__', { enumerable: true, configurable: true, writable: true, value: { x: 1 } })
  const copy = copied(state)
  expect([copy['self'] === copy, Object.keys(copy), asked, 1 in (copy['list'] as unknown[])]).toEqual([
    true,
    ['list', 'self', 'sum', '__proto__'],
    0,
    false,
  ])
})
