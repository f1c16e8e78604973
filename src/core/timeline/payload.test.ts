import { describe, expect, it } from 'vitest'
import { withAnswersByKey } from './payload/dehydrated'
import { flightProps } from './payload/flight'
import { readLiteral } from './payload/literal'
import { fetchedBody, svelteKitData } from './payload/sveltekit'
import { turboStream } from './payload/turbo-stream'

const pushed = (...chunks: string[]): string =>
  chunks.map((chunk) => `self.__next_f.push(${JSON.stringify([1, chunk])})`).join('\n')

describe('what Next’s app router pushes', () => {
  it('is what the client’s components were given, by their names', () => {
    const script = pushed(
      '5:I[1,["a.js"],"Todos"]\n6:I[2,["a.js"],"Frame"]\n0:["$","main",null,{"children":[["$","$L5",null,',
      '{"todos":[{"id":"t1","due":"$D2026-05-01T08:00:00.000Z"}],"filter":"all"}],["$","$L6",null,{"children":["$","p",null,{}]}]]}]\n',
    )
    expect(flightProps(script)).toEqual({ Todos: { todos: [{ id: 't1', due: new Date('2026-05-01T08:00:00Z') }] } })
  })

  it('refers to long texts, which are counted in bytes, and to other rows', () => {
    const script = pushed(
      '5:I[1,["a.js"],"Note"]\n7:T6,añ€8:{"a":"$$5","b":"$undefined","c":"$n12"}\n',
      '0:["$","$L5",null,{"note":{"text":"$7","more":"$8","same":"$0:props:list:0"},"list":[{"id":1}]}]\n',
    )
    const more = { a: '$5', b: undefined, c: 12n }
    expect(flightProps(script)).toEqual({ Note: { note: { text: 'añ€', more, same: { id: 1 } }, list: [{ id: 1 }] } })
  })

  it('names several of a kind apart', () => {
    const script = pushed('5:I[1,[],"List"]\n0:[["$","$L5",null,{"of":[1]}],["$","$L5",null,{"of":[2]}]]\n')
    expect(flightProps(script)).toEqual({ List: { of: [1] }, 'List 2': { of: [2] } })
  })
})

describe('what React Router streams', () => {
  const enqueued = (...lines: unknown[]): string =>
    lines
      .map((line) => `window.__reactRouterContext.streamController.enqueue(${JSON.stringify(`${String(line)}\n`)});`)
      .join('\n')

  it('is the loaders’ data', () => {
    const flat = [{ _1: 2, _3: -5 }, 'loaderData', { _4: 5 }, 'errors', 'routes/todos', { _6: 7 }, 'due', ['D', 0]]
    expect(turboStream(enqueued(JSON.stringify(flat)))).toEqual({
      loaderData: { 'routes/todos': { due: new Date(0) } },
      errors: null,
    })
  })

  it('with what was promised, where it came', () => {
    const flat = [{ _1: 2 }, 'later', ['P', 2]]
    expect(turboStream(enqueued(JSON.stringify(flat), 'P2:[{"_4":5},"n",7]'))).toEqual({ later: { value: { n: 7 } } })
  })
})

describe('what SvelteKit prints', () => {
  it('is what the load functions returned, from the layout’s to the page’s', () => {
    const script = `{ __sveltekit_1x = {}; Promise.all([]).then(([kit, app]) => { kit.start(app, element, {
      node_ids: [0, 2],
      data: [null,{type:"data",data:{user:{name:"Ada"}},uses:{}},{type:"data",data:{due:new Date(0),later:__sveltekit_1x.defer(1)},uses:{}}],
      form: null }); }); }`
    expect(svelteKitData(script)).toEqual({ user: { name: 'Ada' }, due: new Date(0), later: undefined })
  })

  it('and the bodies of answers that it hands on', () => {
    expect(fetchedBody({ status: 200, body: '{"town":"Lisbon"}' })).toEqual({ town: 'Lisbon' })
  })
})

it('has dehydrated queries as answers by key, wherever they stand', () => {
  const queries = [
    { queryHash: '["weather"]', queryKey: ['weather'], state: { data: { degrees: 21.5 }, status: 'success' } },
  ]
  const payload = { props: { pageProps: { dehydratedState: { mutations: [], queries } } }, page: '/' }
  const dehydratedState = { '["weather"]': { degrees: 21.5 } }
  expect(withAnswersByKey(payload)).toEqual({ props: { pageProps: { dehydratedState } }, page: '/' })
  const other = { queries: [1], of: { queries: [] } }
  expect(withAnswersByKey(other)).toBe(other)
})

describe('a literal', () => {
  const cases: [string, unknown][] = [
    ['{a:.5,"b c":-1e3,_d:void 0}', { a: 0.5, 'b c': -1000, _d: undefined }],
    ["[1,,'it\\'s',\"\\u003Cp\\x3e\\n\",true,null,12n]", [1, undefined, "it's", '<p>\n', true, null, 12n]],
    ['new Map([["a",new Set([1])]])', new Map([['a', new Set([1])]])],
    ['(function(a){return {x:a,y:[a]}}({id:1}))', { x: { id: 1 }, y: [{ id: 1 }] }],
  ]
  it.each(cases)('%s', (text, value) => expect(readLiteral(text)).toEqual(value))

  it('is all that is read: nothing is run', () => {
    expect(() => readLiteral('{a:alert`1`}')).toThrow('Not a literal')
  })
})
