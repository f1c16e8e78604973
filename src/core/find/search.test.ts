import { expect, it } from 'vitest'
import { codecs } from '../../codecs/registry.generated'
import { linkSources } from '../link/sources'
import { flagship, recording, refusedCart } from '../timeline/build.fixture'
import type { Recording } from '../timeline/recording'
import { formatPath } from '../value/path'
import { compile, type FindQuery, PLAIN_QUERY } from './query'
import { search } from './search'

const seconds = (ms: number): string => new Date(ms).toISOString().slice(17, 23)

/** `memory:cart items["sku-7"].name: "Storm [lamp]" 11.204–` of every match, in the order of the search. */
function found(made: Recording, text: string, rest: Partial<FindQuery> = {}): string[] {
  const query = compile({ ...PLAIN_QUERY, ...rest, text })
  if ('problem' in query) throw new Error(query.problem)
  const { linked } = linkSources(made, { codecs, links: [] })
  const marked = (line: string, mark: readonly [number, number]): string =>
    `${line.slice(0, mark[0])}[${line.slice(...mark)}]${line.slice(mark[1])}`
  return [...search(linked, query.matcher)]
    .flatMap(({ hits }) => hits)
    .map(({ source, path, by, text: value, mark = [0, 0], from, to }) => {
      const [name, shown] = [formatPath(path), value].map((each, index) =>
        (by === 'value') === (index === 1) ? marked(each, mark) : each,
      )
      return `${source.split(' ').slice(1).join(' ')} ${name} = ${shown} ${seconds(from)}–${to === undefined ? '' : seconds(to)}`
    })
}

it('finds in every source, at its place in the subject, for as long as it stood', () => {
  expect(found(refusedCart(), 'lamp', { part: 'value' })).toMatchInlineSnapshot(`
    [
      "memory:cart items["sku-7"].name = Storm [lamp] 11.204–",
      "memory:cart items["sku-1"].name = Desk [lamp] 00.005–",
      "localStorage:cart-storage items["sku-1"].name = Desk [lamp] 00.000–",
      "server:/api/cart items["sku-1"].name = Desk [lamp] 00.080–",
    ]
  `)
  expect(found(flagship(), 'storm')).toMatchInlineSnapshot(`
    [
      "memory:cart-store cart["sku-7"].name = [Storm] lamp 00.021–",
      "indexedDB:keyval-store/keyval/cart-store cart["sku-7"].name = [Storm] lamp 00.002–00.003",
    ]
  `)
})

it('finds by key and path', () => {
  expect(found(refusedCart(), 'coupon')).toMatchInlineSnapshot(`
    [
      "memory:cart [coupon] = "SPRING" 00.005–",
      "localStorage:cart-storage [coupon] = "SPRING" 00.000–",
      "server:/api/cart [coupon] = "SUMMER" 00.080–",
    ]
  `)
  expect(found(refusedCart(), 'items["sku-1"].qty')).toMatchInlineSnapshot(`
    [
      "memory:cart [items["sku-1"].qty] = 1 00.005–",
      "localStorage:cart-storage [items["sku-1"].qty] = 1 00.000–",
      "server:/api/cart [items["sku-1"].qty] = 1 00.080–",
    ]
  `)
})

it('shows of a long text what is around the match, in one line', () => {
  const built = recording()
  built
    .tab()
    .open()
    .store('doc', { text: `${'a'.repeat(500)}\n needle\n${'b'.repeat(500)}` })
  const [line = ''] = found(built.build(), 'needle')
  expect(line).toContain('text = …aaa')
  expect(line).toContain('a  [needle] b')
  expect(line.length).toBeLessThan(230)
})

it('says a shared entry once, and is cut where there is too much', () => {
  const built = recording()
  for (const tab of [built.tab(), built.tab()]) tab.open().localStorage('shared').found({ note: 'lamp' })
  built
    .tab()
    .open()
    .store('list', { all: Array.from({ length: 3_000 }, () => 'desk') })
  expect(found(built.build(), 'lamp')).toHaveLength(1)
  const query = compile({ ...PLAIN_QUERY, text: 'desk' })
  if ('problem' in query) throw new Error(query.problem)
  const steps = search(linkSources(built.build(), { codecs, links: [] }).linked, query.matcher)
  let hits = 0
  let step = steps.next()
  for (; !step.done; step = steps.next()) hits += step.value.hits.length
  expect([hits, step.value]).toEqual([2_000, false])
})
