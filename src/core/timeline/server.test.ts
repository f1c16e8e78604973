import { describe, expect, it } from 'vitest'
import type { Encoded } from '../value/encoded'
import { looksLikeId } from './address'
import { recording } from './build.fixture'
import { exchangesOf } from './exchange'
import { mergeTimeline } from './merge'
import { resourceReadings } from './resource-value'
import { resourcesOf } from './server'

type Call = [method: string, url: string, body?: Encoded | undefined, status?: number, answer?: Encoded]

/** Requests one after the other, each answered at once. */
function resources(...calls: Call[]) {
  const built = recording()
  const page = built.tab().open()
  for (const [method, url, body, status = 200, answer] of calls) {
    const request = page.at(built.clock + 10).request(method, url, body)
    request.answers(status, answer)
  }
  return resourcesOf(exchangesOf(mergeTimeline(built.build())))
}

const labels = (...calls: Call[]) => resources(...calls).map(({ source }) => source.label)
const lastValue = (...calls: Call[]) => {
  const [resource] = resources(...calls)
  return resource && resourceReadings(resource).at(-1)?.value
}

const a = { id: 'a', title: 'Opening' }
const b = { id: 'b', title: 'Storm' }

describe('resources', () => {
  it('group requests by address without query and id', () => {
    expect(
      labels(
        ['GET', '/api/scenes?page=1', undefined, 200, [a, b]],
        ['GET', '/api/scenes/a', undefined, 200, a],
        ['PATCH', '/api/scenes/b', { title: 'Rain' }],
        ['DELETE', '/api/scenes/9b2f7c1e-1111-4222-8333-444455556666'],
        ['POST', '/api/scenes/a/publish', {}],
        ['GET', '/api/user', undefined, 200, { name: 'Ada' }],
        ['PUT', '/api/projects/7', { title: 'x' }],
      ),
    ).toEqual(['GET /api/scenes', 'GET /api/user', 'PUT /api/projects'])
  })

  it('tell a slug that is an entity from a sub-collection', () => {
    expect(labels(['GET', '/api/pages/about', undefined, 200, { slug: 'about', text: 'Hi' }])).toEqual([
      'GET /api/pages',
    ])
    expect(labels(['GET', '/api/projects/1/scenes', undefined, 200, [a]])).toEqual(['GET /api/projects/1/scenes'])
  })

  it('keep the operations of GraphQL apart', () => {
    const query = { query: 'query Scenes { scenes { id } }' }
    const mutation = { query: 'mutation AddScene { add { id } }' }
    expect(labels(['POST', '/graphql', query], ['POST', '/graphql', mutation])).toEqual([
      'query Scenes',
      'mutation AddScene',
    ])
  })

  it('hold nothing of an answer that is no thing of theirs', () => {
    const [login] = resources(['POST', '/api/login', { name: 'ada' }, 200, { user: { name: 'Ada' } }])
    expect(login && resourceReadings(login)).toEqual([])
    const [known] = resources(['POST', '/api/signIn', { name: 'ada' }, 200, { user: { id: 7, name: 'Ada' } }])
    expect(known && resourceReadings(known)).toEqual([])
  })

  it('call an answer with GraphQL errors failed, whatever its status', () => {
    const body = { query: 'mutation AddScene { add { id } }' }
    const [resource] = resources(['POST', '/graphql', body, 200, { errors: [{ message: 'no' }] }])
    expect(resource?.requests[0]?.exchange).toMatchObject({ outcome: 'failed', why: 'GraphQL errors', writes: true })
  })

  it.each([
    ['42', true],
    ['9b2f7c1e-1111-4222-8333-444455556666', true],
    ['507f1f77bcf86cd799439011', true],
    ['V1StGXR8_Z5jdHi6B-myT', true],
    ['01ARZ3NDEKTSV4RRFFQ69G5FAV', true],
    ['scenes', false],
    ['v1', false],
    ['user-settings', false],
    ['reset-password', false],
    ['oauth2', false],
  ])('see whether %s is an id: %s', (segment, expected) => {
    expect(looksLikeId(segment)).toBe(expected)
  })
})

describe('what the server is known to hold', () => {
  const load: Call = ['GET', '/api/scenes', undefined, 200, [a, b]]

  it.each<[string, Call[], unknown]>([
    ['the last list', [load, ['GET', '/api/scenes', undefined, 200, [b]]], [b]],
    [
      'a filtered answer adds to it',
      [load, ['GET', '/api/scenes?q=e', undefined, 200, [{ ...b, title: 'Rain' }]]],
      [a, { ...b, title: 'Rain' }],
    ],
    [
      'a created entity as answered',
      [load, ['POST', '/api/scenes', { title: 'End' }, 201, { id: 'c', title: 'End' }]],
      [a, b, { id: 'c', title: 'End' }],
    ],
    ['a created entity as sent', [load, ['POST', '/api/scenes', { id: 'c' }, 204]], [a, b, { id: 'c' }]],
    [
      'a created entity as sent, where the answer is but its id',
      [load, ['POST', '/api/scenes', { title: 'End', draft: true }, 201, { id: 'c' }]],
      [a, b, { id: 'c', title: 'End', draft: true }],
    ],
    [
      'a save answered with what the server computes',
      [
        ['GET', '/api/scenes/9', undefined, 200, { id: 9, title: 'Old', version: 3 }],
        ['PATCH', '/api/scenes/9', { title: 'New' }, 200, { version: 4, ok: true }],
      ],
      [{ id: 9, title: 'New', version: 4 }],
    ],
    [
      'a save answered beside what is said about the answer',
      [load, ['PUT', '/api/scenes/a', { title: 'New' }, 200, { data: { ...a, title: 'New', by: 'ada' }, meta: {} }]],
      [{ ...a, title: 'New', by: 'ada' }, b],
    ],
    [
      'a put that names few of the members keeps the others',
      [
        ['GET', '/api/scenes', undefined, 200, [{ id: 'a', title: 'Old', draft: true, order: 2 }]],
        ['PUT', '/api/scenes/a', { draft: false }, 204],
      ],
      [{ id: 'a', title: 'Old', draft: false, order: 2 }],
    ],
    ['a patch merges', [load, ['PATCH', '/api/scenes/a', { draft: true }, 204]], [{ ...a, draft: true }, b]],
    [
      'a put replaces and keeps the id',
      [load, ['PUT', '/api/scenes/a', { title: 'New' }, 204]],
      [{ id: 'a', title: 'New' }, b],
    ],
    [
      'what the server refuses in its answer changes nothing',
      [load, ['PATCH', '/api/scenes/a', { draft: true }, 200, { ok: false, error: 'locked' }]],
      [a, b],
    ],
    ['a delete removes', [load, ['DELETE', '/api/scenes/a', undefined, 204]], [b]],
    [
      'an entity read by itself replaces that entity',
      [load, ['GET', '/api/scenes/a', undefined, 200, { id: 'a' }]],
      [{ id: 'a' }, b],
    ],
    ['an entity answered with nothing is gone', [load, ['GET', '/api/scenes/a', undefined, 200, '']], [b]],
    [
      'a text read of an entity is not the entity',
      [load, ['GET', '/api/scenes/a', undefined, 200, 'scene(1)']],
      [a, b],
    ],
    [
      'failed requests change nothing',
      [load, ['DELETE', '/api/scenes/a', undefined, 500], ['PUT', '/api/scenes/b', {}, 404]],
      [a, b],
    ],
    [
      'a wrapped list',
      [
        ['GET', '/api/scenes', undefined, 200, { items: [a], total: 1 }],
        ['DELETE', '/api/scenes/a'],
      ],
      { items: [], total: 1 },
    ],
    [
      'a single thing',
      [
        ['GET', '/api/user', undefined, 200, { name: 'Ada', age: 36 }],
        ['PATCH', '/api/user', { age: 37 }],
      ],
      { name: 'Ada', age: 37 },
    ],
    [
      'a single thing with a list in it, replaced',
      [
        ['GET', '/api/budget', undefined, 200, { limit: 900, lines: [a] }],
        ['PUT', '/api/budget', { limit: 950, lines: [a, b] }],
      ],
      { limit: 950, lines: [a, b] },
    ],
    [
      'a single thing with a list in it, of which another member was changed',
      [
        ['GET', '/api/budget', undefined, 200, { limit: 900, lines: [a] }],
        ['PATCH', '/api/budget', { limit: 950 }, 204],
      ],
      { limit: 950, lines: [a] },
    ],
  ])('%s', (_, calls, expected) => {
    expect(lastValue(...calls)).toEqual(expected)
  })
})
