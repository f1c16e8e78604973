import { expect, test } from 'vitest'
import { hasMethods, hasOwnMethods, isPlain, ownObject, ownValue } from './own'

const trap = {
  get store(): never {
    throw new Error('a getter of the page was called')
  },
}

test('accessors are no members: nothing of the page runs', () => {
  expect(ownValue(trap, 'store')).toBeUndefined()
  expect(ownObject(trap, 'store')).toBeUndefined()
  expect(hasOwnMethods(trap, ['store'])).toBe(false)
  expect(hasMethods(Object.create(trap) as object, ['store'])).toBe(false)
})

test('members are the own ones', () => {
  const symbol = Symbol('$mobx')
  expect(ownValue({ n: 1 }, 'n')).toBe(1)
  expect(ownValue({ [symbol]: 2 }, symbol)).toBe(2)
  expect(ownValue(Object.create({ n: 1 }) as object, 'n')).toBeUndefined()
  expect(ownObject({ n: null }, 'n')).toBeUndefined()
})

test('methods of a class are methods of its instances, but not own ones', () => {
  class Cache {
    get(): void {}
  }
  expect(hasMethods(new Cache(), ['get'])).toBe(true)
  expect(hasMethods(new Cache(), ['get', 'set'])).toBe(false)
  expect(hasOwnMethods(new Cache(), ['get'])).toBe(false)
  expect(hasOwnMethods({ get: () => undefined }, ['get'])).toBe(true)
})

test('an own member that is no method hides the method of its class', () => {
  class Cache {
    get(): void {}
  }
  expect(hasMethods(Object.assign(new Cache(), { get: 1 }), ['get'])).toBe(false)
})

test('records are plain; lists, Maps and instances are not', () => {
  expect([{}, Object.create(null)].every(isPlain)).toBe(true)
  expect([[], new Map(), new Date(), null, 'text', () => undefined].some(isPlain)).toBe(false)
})
