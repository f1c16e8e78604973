import { describe, expect, it } from 'vitest'
import { mirror } from './mirror'

const asIs = (node: object): object => node
const state = () => ({
  items: [
    { id: 1, tags: ['a'] },
    { id: 2, tags: ['b'] },
  ],
  user: { name: 'Ann' },
})

describe('mirror', () => {
  it('copies, and shares what has not changed', () => {
    const live = state()
    const first = mirror(live, undefined, asIs) as ReturnType<typeof state>
    expect(first).toEqual(live)
    expect(first.items).not.toBe(live.items)
    live.items[1]?.tags.push('c')
    const second = mirror(live, first, asIs) as ReturnType<typeof state>
    expect(second).toEqual(live)
    expect(first.items[1]?.tags).toEqual(['b'])
    expect(second.user).toBe(first.user)
    expect(second.items[0]).toBe(first.items[0])
    expect(second.items[1]).not.toBe(first.items[1])
  })

  it('is the copy before it when nothing has changed', () => {
    const live = { when: new Date(0), seen: new Set(['x']), by: new Map([['k', { n: NaN }]]), list: [] as number[] }
    const first = mirror(live, undefined, asIs)
    expect(mirror(live, first, asIs)).toBe(first)
    live.list.push(1)
    expect(mirror(live, first, asIs)).not.toBe(first)
  })

  it('notices a changed order of members, a removed one, and a Map entry', () => {
    const live: { [key: string]: number } = { a: 1, b: 2 }
    const first = mirror(live, undefined, asIs)
    delete live['a']
    live['a'] = 1
    expect(Object.keys(mirror(live, first, asIs) as object)).toEqual(['b', 'a'])
    const map = new Map([['k', 1]])
    const before = mirror(map, undefined, asIs)
    map.set('k', 2)
    expect(mirror(map, before, asIs)).toEqual(new Map([['k', 2]]))
  })

  it('goes round in cycles once, and calls no getter', () => {
    const live: { self?: unknown; n: number } = { n: 1 }
    live.self = live
    Object.defineProperty(live, 'trap', { enumerable: true, get: () => expect.unreachable() })
    const copy = mirror(live, undefined, asIs) as typeof live
    expect(copy.self).toBe(copy)
    expect(Object.keys(copy)).toEqual(['n', 'self'])
  })

  it('looks behind a proxy where it is told to', () => {
    const target = { n: 1 }
    const proxy = new Proxy(target, { get: () => expect.unreachable(), ownKeys: () => expect.unreachable() })
    expect(mirror({ inner: proxy }, undefined, (node) => (node === proxy ? target : node))).toEqual({ inner: { n: 1 } })
  })
})
