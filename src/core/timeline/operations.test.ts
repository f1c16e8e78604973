import { describe, expect, it } from 'vitest'
import type { Encoded } from '../value/encoded'
import { recording } from './build.fixture'
import { exchangesOf, lineOf } from './exchange'
import { mergeTimeline } from './merge'
import { ownPart } from './own-part'
import { resourceReadings } from './resource-value'
import { resourcesOf } from './server'

type Call = [method: string, url: string, body?: Encoded | undefined, answer?: Encoded, status?: number]

function exchanges(...calls: Call[]) {
  const built = recording()
  const page = built.tab().open()
  for (const [method, url, body, answer, status = 200] of calls) {
    page
      .at(built.clock + 10)
      .request(method, url, body)
      .answers(status, answer)
  }
  return exchangesOf(mergeTimeline(built.build()))
}

const told = (...calls: Call[]) =>
  exchanges(...calls).map((each) => [lineOf(each), each.body, each.answer, each.outcome, each.writes])
const values = (...calls: Call[]) =>
  resourcesOf(exchanges(...calls)).map((each) => [each.source.label, resourceReadings(each).at(-1)?.value])

const a = { id: 'a', title: 'Opening' }
const b = { id: 'b', title: 'Storm' }
const graphql = (query: string, variables?: Encoded): Encoded => ({
  query,
  ...(variables !== undefined && { variables }),
})

describe('GraphQL', () => {
  it('data counts, not what it is wrapped in; queries read though they are POSTed', () => {
    expect(
      told(['POST', '/graphql', graphql('query Scenes { scenes { id title } }'), { data: { scenes: [a] } }]),
    ).toEqual([['query Scenes', undefined, [a], 'ok', false]])
  })

  it('several root fields stay together', () => {
    const data = { scenes: [a], user: { name: 'Ada' } }
    expect(told(['POST', '/graphql', graphql('query Home { scenes { id } user { name } }'), { data }])).toEqual([
      ['query Home', undefined, data, 'ok', false],
    ])
  })

  it('a batch is as many operations, each with its own outcome', () => {
    const body = [
      graphql('query Scenes { scenes { id } }'),
      graphql('mutation Add($t: String) { add(t: $t) { id } }', { t: 1 }),
    ]
    const answer = [{ data: { scenes: [a] } }, { errors: [{ message: 'no' }], data: null }]
    expect(told(['POST', '/graphql', body, answer])).toEqual([
      ['query Scenes', undefined, [a], 'ok', false],
      ['mutation Add', { t: 1 }, null, 'failed', true],
    ])
  })

  it('is asked by GET, and by the hash of a query that the server knows', () => {
    const variables = encodeURIComponent('{"id":"a"}')
    expect(
      told(
        [
          'GET',
          `/graphql?query=%7B%20scene%20%7B%20id%20%7D%20%7D&variables=${variables}`,
          undefined,
          { data: { scene: a } },
        ],
        [
          'POST',
          '/graphql',
          { operationName: 'SaveMutation', variables: { id: 'a' }, extensions: {} },
          { data: { save: a } },
        ],
      ),
    ).toEqual([
      [expect.stringMatching(/^query scene#\w+$/), { id: 'a' }, a, 'ok', false],
      ['mutation SaveMutation', { id: 'a' }, a, 'ok', true],
    ])
  })

  it('one thing by its id is another resource than the next; a list in pages is one', () => {
    const one = (id: string): Call => [
      'POST',
      '/graphql',
      graphql('query Scene($id: ID!) { scene { id } }', { id }),
      { data: { scene: { id } } },
    ]
    const page = (n: number, item: Encoded): Call => [
      'POST',
      '/graphql',
      graphql('query Scenes($page: Int) { scenes { id } }', { page: n }),
      { data: { scenes: [item] } },
    ]
    expect(values(one('a'), one('b'), page(1, a), page(2, b))).toEqual([
      ['query Scene {"id":"a"}', { id: 'a' }],
      ['query Scene {"id":"b"}', { id: 'b' }],
      ['query Scenes', [a, b]],
    ])
  })

  const scenes: Call = [
    'POST',
    '/graphql',
    graphql('query Scenes { scenes { id title } }'),
    { data: { scenes: [a, b] } },
  ]
  it.each<[string, Call, unknown]>([
    [
      'an update changes the list that has the entity',
      [
        'POST',
        '/graphql',
        graphql('mutation RenameScene { x }', { id: 'a' }),
        { data: { renameScene: { id: 'a', title: 'New' } } },
      ],
      [{ id: 'a', title: 'New' }, b],
    ],
    [
      'a creation adds to it',
      [
        'POST',
        '/graphql',
        graphql('mutation CreateScene { x }', {}),
        { data: { createScene: { id: 'c', title: 'End' } } },
      ],
      [a, b, { id: 'c', title: 'End' }],
    ],
    [
      'a removal',
      ['POST', '/graphql', graphql('mutation DeleteScene { x }', { id: 'a' }), { data: { deleteScene: true } }],
      [b],
    ],
    [
      'one that failed changes nothing',
      ['POST', '/graphql', graphql('mutation DeleteScene { x }', { id: 'a' }), { data: null, errors: [{}] }],
      [a, b],
    ],
    [
      'one of another kind of thing neither',
      [
        'POST',
        '/graphql',
        graphql('mutation RenameUser { x }', { id: 'a' }),
        { data: { renameUser: { id: 'a', title: 'Mx' } } },
      ],
      [a, b],
    ],
  ])('%s', (_, mutation, expected) => {
    expect(values(scenes, mutation)[0]).toEqual(['query Scenes', expected])
  })
})

describe('tRPC', () => {
  it('a batch is a procedure each, with its input and data, superjson or not', () => {
    const input = encodeURIComponent('{"0":{"json":{"id":"a"}},"1":{"json":null,"meta":{"values":["undefined"]}}}')
    const answer = [
      { result: { data: { json: a, meta: { values: {} } } } },
      { error: { json: { data: { code: 'FORBIDDEN' } } } },
    ]
    const all = exchanges(['GET', `/api/trpc/scenes.byId,user.me?batch=1&input=${input}`, undefined, answer, 207])
    expect(all.map((each) => [lineOf(each), each.body, each.answer, each.outcome, each.why])).toEqual([
      ['query scenes.byId', { id: 'a' }, a, 'ok', ''],
      ['query user.me', undefined, undefined, 'failed', 'tRPC error: FORBIDDEN'],
    ])
    expect(new Set(all.map(({ request }) => request)).size).toBe(1)
  })

  it('mutations are POSTed', () => {
    expect(told(['POST', '/api/trpc/scenes.rename', { id: 'a', title: 'New' }, { result: { data: a } }])).toEqual([
      ['mutation scenes.rename', { id: 'a', title: 'New' }, a, 'ok', true],
    ])
  })

  it('the same procedure in other batches is the same resource; a mutation of its router changes it', () => {
    const list = (url: string, ...rest: Encoded[]): Call => [
      'GET',
      url,
      undefined,
      [{ result: { data: [a, b] } }, ...rest],
    ]
    const [first, ...others] = values(
      list('/api/trpc/scenes.list,user.me?batch=1&input=%7B%7D', { result: { data: { name: 'Ada' } } }),
      list('/api/trpc/scenes.list?batch=1&input=%7B%7D'),
      ['POST', '/api/trpc/scenes.remove?batch=1', { 0: 'b' }, [{ result: { data: null } }]],
    )
    expect(first).toEqual(['query scenes.list', [a]])
    expect(others.map(([label]) => label)).toEqual(['query user.me', 'mutation scenes.remove'])
  })

  it('a plain address with a field called batch is none', () => {
    expect(told(['GET', '/api/jobs?batch=2', undefined, [a]])).toEqual([['GET /api/jobs', undefined, [a], 'ok', false]])
  })
})

describe('the place of what a store took', () => {
  const [, second] = exchanges([
    'GET',
    '/api/trpc/user.me,scenes.list?batch=1',
    undefined,
    [{ result: { data: { id: 'u' } } }, { result: { data: [a] } }],
  ])
  it.each([
    ['a part of its data', ['scenes', 0], [1, 'result', 'data', 0], { path: ['scenes', 0], from: [0] }],
    ['the whole answer', ['last'], [], { path: ['last', 1, 'result', 'data'], from: [] }],
    ['another operation’s', ['user'], [0, 'result', 'data'], undefined],
  ])('%s', (_, path, from, expected) => {
    expect(second && ownPart(second, { path, from })).toEqual(expected)
  })
})
