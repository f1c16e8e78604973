import { describe, expect, it } from 'vitest'
import { parseStack, place, writerFrames, writerName } from './stack'

describe('a stack', () => {
  it('of Chromium is read line by line', () => {
    const stack = [
      '    at Object.addItem [as add] (http://localhost:3000/src/cart.ts?t=1:41:7)',
      '    at async http://localhost:3000/assets/index-a1b2.js:1:20399',
      '    at HTMLButtonElement.<anonymous> (http://localhost:3000/a.js:2:3)',
      '    at Array.forEach (<anonymous>)',
    ]
    expect(parseStack(stack)).toEqual([
      { fn: 'addItem', url: 'http://localhost:3000/src/cart.ts?t=1', line: 41, column: 7 },
      { fn: '', url: 'http://localhost:3000/assets/index-a1b2.js', line: 1, column: 20399 },
      { fn: 'HTMLButtonElement.<anonymous>', url: 'http://localhost:3000/a.js', line: 2, column: 3 },
    ])
  })

  it('of Firefox is read line by line', () => {
    const stack = [
      'addItem@http://localhost:3000/src/cart.ts:41:7',
      'load/<@http://localhost:3000/src/load.ts:3:9',
      'async*start@http://localhost:3000/src/main.ts:1:1',
      '@http://localhost:3000/src/main.ts:12:3',
      'promise callback*Cart.read@http://localhost:3000/src/cart.ts:5:1',
      'setTimeout handler*@http://localhost:3000/src/main.ts:13:3',
      'EventListener.handleEvent*listen@http://localhost:3000/src/main.ts:14:3',
    ]
    expect(parseStack(stack).map(({ fn, line }) => `${fn}:${line}`)).toEqual([
      'addItem:41',
      'load:3',
      'start:1',
      ':12',
      'Cart.read:5',
      ':13',
      'listen:14',
    ])
  })
})

describe('the writer', () => {
  const library = [
    '    at setState (http://localhost:3000/node_modules/.vite/deps/zustand.js:9:5)',
    '    at api.setState (http://localhost:3000/node_modules/zustand/esm/middleware.mjs:300:5)',
  ]

  it('is the first function of the app above the library', () => {
    const stack = [
      ...library,
      '    at addItem (http://localhost:3000/src/cart.ts:41:7)',
      '    at onClick (http://localhost:3000/src/Product.tsx:88:5)',
    ]
    expect(writerName({ stack })).toBe('addItem')
    expect(writerFrames({ stack }).map(place)).toEqual(['cart.ts:41', 'Product.tsx:88'])
  })

  it('is named by the agent where it knows better', () => {
    expect(writerName({ name: 'cart/add', stack: library })).toBe('cart/add')
  })

  it('is the inner one of the functions that Firefox names', () => {
    const stack = [
      'xe/r@http://localhost:3000/assets/index-a1.js:9:61488',
      'Xe/</i.setState@http://localhost:3000/assets/index-a1.js:9:61500',
      'start/</addItem@http://localhost:3000/assets/index-a1.js:9:700',
    ]
    expect(writerName({ stack })).toBe('addItem')
  })

  it('is never the way through a bundle’s modules, nor the thunk middleware', () => {
    const stack = [
      '    at push.1306.ta.withExtraArgument (http://localhost:3000/640-c7.js:1:10041)',
      '    at push.88.Cart.addItem (http://localhost:3000/page-c9.js:1:9729)',
    ]
    expect(writerName({ stack })).toBe('Cart.addItem')
  })

  it('of a minified bundle is a place, not a made-up name', () => {
    const stack = [
      '    at a (http://localhost:3000/assets/index-a1.js:1:900)',
      '    at t.b (http://localhost:3000/assets/index-a1.js:1:12)',
    ]
    expect(writerName({ stack })).toBe('index-a1.js:1:900')
    const clicked = '    at HTMLButtonElement.<anonymous> (http://localhost:3000/assets/index-a1.js:1:7)'
    expect(writerName({ stack: [...stack, clicked] })).toBe('index-a1.js:1:900')
  })

  it('is looked for past the minified plumbing between the call and the app', () => {
    const stack = [
      '    at s (http://localhost:3000/assets/index-a1.js:1:9)',
      '    at setState (http://localhost:3000/assets/index-a1.js:1:5)',
      '    at markReady (http://localhost:3000/assets/index-a1.js:1:700)',
    ]
    expect(writerName({ stack })).toBe('markReady')
    expect(writerFrames({ stack }).map(place)).toEqual(['index-a1.js:1:700'])
  })

  it('in a script of the page itself stands in its index, as in DevTools', () => {
    expect(place({ url: 'http://localhost:3000/shop/?page=2', line: 8, column: 3 })).toBe('(index):8')
    expect(place({ url: 'about:blank', line: 8, column: 3 })).toBe('about:blank:8')
  })

  it('without a name is the call above the setter that told the listeners', () => {
    const stack = [
      '    at http://localhost:3000/assets/index-a1.js:1:520',
      '    at Set.forEach (<anonymous>)',
      '    at a (http://localhost:3000/assets/index-a1.js:1:500)',
      '    at http://localhost:3000/assets/index-a1.js:1:900',
    ]
    expect(writerName({ stack })).toBe('index-a1.js:1:900')
  })

  it('of library code alone is that code', () => {
    expect(writerFrames({ stack: library }).map(place)).toEqual(['zustand.js:9', 'middleware.mjs:300'])
  })

  it('is nobody without a stack', () => {
    expect(writerName(undefined)).toBe('')
    expect(writerName({ stack: ['garbage', ''] })).toBe('')
  })
})
