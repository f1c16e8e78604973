import { expect, test } from 'vitest'
import { flagship, recording, refusedCart } from '../core/timeline/build.fixture'
import { codecs } from '../codecs/registry.generated'
import { diagnose } from '../core/diagnose'
import { rules } from '../rules/registry.generated'
import { isOpen, isUnexplained } from './settle'

test('nothing is open once hydrations have been applied and requests answered', () => {
  expect(isOpen(flagship())).toBe(false)
  expect(isOpen(refusedCart())).toBe(false)
})

test('a hydration is open from its start until it is applied or has failed', () => {
  const built = recording()
  const store = built.tab().open().store('cart', {}, {}).step('started')
  expect(isOpen(built.build())).toBe(true)
  store.failed('SyntaxError', 'Unexpected token')
  expect(isOpen(built.build())).toBe(false)
})

test('a save is open until it is answered; a read never is', () => {
  const built = recording()
  const page = built.tab().open()
  page.request('GET', '/api/cart')
  expect(isOpen(built.build())).toBe(false)
  const save = page.request('PUT', '/api/cart', {})
  expect(isOpen(built.build())).toBe(true)
  save.fails()
  expect(isOpen(built.build())).toBe(false)
})

test('a beacon is not waited for: nobody hears its answer', () => {
  const built = recording()
  built.tab().open().beacon('/api/cart', { items: [] })
  expect(isOpen(built.build())).toBe(false)
})

test('what a document left open is not waited for', () => {
  const built = recording()
  const page = built.tab().open()
  page.request('PUT', '/api/cart', {})
  page.leave()
  expect(isOpen(built.build())).toBe(false)
})

test('a difference of which no rule says anything is unexplained', () => {
  const unexplained = (judges: typeof rules | []) =>
    diagnose(flagship(), { codecs, rules: judges }).subjects.map((subject) => isUnexplained(subject))
  expect(unexplained([])).toEqual([true])
  expect(unexplained(rules)).toEqual([false])
})
