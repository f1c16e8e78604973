import { expect, test } from 'vitest'
import { functionOf, placeOf } from './frames'

test.each([
  ['at inc (http://app.test/app.js:1:20)', 'inc', 'http://app.test/app.js:1:20'],
  ['at Object.inc [as onClick] (http://app.test/app.js:1:20)', 'inc', 'http://app.test/app.js:1:20'],
  ['at async Cart.load (http://app.test/app.js?v=2:1:20)', 'load', 'http://app.test/app.js?v=2:1:20'],
  ['at http://app.test/app.js:1:20', undefined, 'http://app.test/app.js:1:20'],
  ['at Set.forEach (<anonymous>)', 'forEach', undefined],
  ['inc@http://app.test/app.js:1:20', 'inc', 'http://app.test/app.js:1:20'],
  ['@http://app.test/app.js:1:20', undefined, 'http://app.test/app.js:1:20'],
  ['at new Cart (webpack-internal:///./src/cart.ts:3:4)', 'Cart', 'webpack-internal:///./src/cart.ts:3:4'],
])('function and place of the frame %s', (frame, name, place) => {
  expect([functionOf(frame), placeOf(frame)]).toEqual([name, place])
})
