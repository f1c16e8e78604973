import { describe, expect, it } from 'vitest'
import { formatPath } from '../value/path'
import { preview } from '../value/preview'
import { compile, type FindQuery, PLAIN_QUERY } from './query'
import { type FindState, spansOf } from './spans'

const NOTHING = Symbol('nothing')

/** The spans of a text in what a source held at 0, 1, 2 …: `path = value by value 1–3`. */
function spans(text: string, states: unknown[], rest: Partial<FindQuery> = {}, newLife?: number): string[] {
  const made = compile({ ...PLAIN_QUERY, ...rest, text })
  if ('problem' in made) throw new Error(made.problem)
  const history = states.map(
    (value, at): FindState => ({
      at,
      event: `#${at}`,
      read: () => (value === NOTHING ? undefined : { value }),
      isNewLife: at === newLife,
    }),
  )
  return [...spansOf(history, made.matcher, { members: 10_000 })]
    .flat()
    .map(
      ({ path, value, by, event, from, to }) =>
        `${formatPath(path) || 'root'} = ${preview(value)} by ${by} ${from === Number(event.slice(1)) ? from : event}–${to ?? ''}`,
    )
}

describe('spansOf', () => {
  it('tells how long each value stood, the newest first', () => {
    const states = [{ a: 'lamp one' }, { a: 'lamp one', b: 1 }, { a: 'lamp two' }, { a: 'x' }, { a: 'lamp one' }]
    expect(spans('lamp', states)).toEqual([
      'a = "lamp one" by value 4–',
      'a = "lamp two" by value 2–3',
      'a = "lamp one" by value 0–2',
    ])
  })

  it('a key stands for as long as it is there, whatever its value', () => {
    expect(spans('qty', [{}, { qty: 1 }, { qty: 2 }, {}, { qty: { of: 3 } }])).toEqual([
      'qty = {of} by key 4–',
      'qty = 2 by key 1–3',
    ])
  })

  it('elements with an identity are the same wherever they stand', () => {
    const [lamp, desk] = [
      { id: 'a', name: 'lamp' },
      { id: 'b', name: 'desk lamp' },
    ]
    const states = [[lamp], [desk, lamp], [lamp, desk], [desk, { ...lamp, name: 'storm lamp' }]].map((items) => ({
      items,
    }))
    expect(spans('lamp', states)).toEqual([
      'items.a.name = "storm lamp" by value 3–',
      'items.b.name = "desk lamp" by value 1–',
      'items.a.name = "lamp" by value 0–3',
    ])
  })

  it('others are where they stand', () => {
    expect(spans('lamp', [['lamp'], ['desk', 'lamp'], ['desk', 'lamp', 'x'], ['lamp']])).toEqual([
      '[0] = "lamp" by value 3–',
      '[1] = "lamp" by value 1–3',
      '[0] = "lamp" by value 0–1',
    ])
  })

  it('nothing stands where nothing could be read, nor beyond the life of a store', () => {
    expect(spans('lamp', [{ a: 'lamp' }, NOTHING, { a: 'lamp' }, { a: 'lamp' }], {}, 3)).toEqual([
      'a = "lamp" by value 3–',
      'a = "lamp" by value 2–3',
      'a = "lamp" by value 0–1',
    ])
    expect(spans('lamp', [])).toEqual([])
    expect(spans('lamp', ['a lamp', 'no'])).toEqual(['root = "a lamp" by value 0–1'])
  })

  it('knows Maps, Sets and cycles', () => {
    const ring = (name: string): object => {
      const made: Record<string, unknown> = { name, map: new Map([['k', name]]), set: new Set(['x', name]) }
      made['self'] = made
      return made
    }
    expect(spans('lamp', [ring('lamp'), ring('desk')])).toEqual([
      'set[1] = "lamp" by value 0–1',
      'map.k = "lamp" by value 0–1',
      'name = "lamp" by value 0–1',
    ])
  })

  it('agrees with looking at every state by itself', () => {
    let seed = 7
    const random = (below: number): number => (seed = (seed * 48_271) % 2_147_483_647) % below
    const word = (): string => ['lamp', 'desk', 'lamps', 'x'][random(4)] ?? ''
    const make = (depth: number): unknown => {
      if (depth === 0) return word()
      if (random(2) === 0) return Array.from({ length: random(4) }, () => make(depth - 1))
      return Object.fromEntries(Array.from({ length: random(4) }, () => [word(), make(depth - 1)]))
    }
    for (let round = 0; round < 200; round++) {
      const states = Array.from({ length: 5 }, () => make(3))
      const alone = states.map((state) => new Set(spans('lamp', [state]).map((line) => line.split(' = ')[0])))
      const standing = states.map(() => new Set<string | undefined>())
      for (const line of spans('lamp', states)) {
        const [, path, from, to] = /^(.*) = .* by \w+ (\d+)–(\d*)$/.exec(line) ?? []
        for (let at = Number(from); at < (to ? Number(to) : states.length); at++) standing[at]?.add(path)
      }
      expect(standing).toEqual(alone)
    }
  })
})
