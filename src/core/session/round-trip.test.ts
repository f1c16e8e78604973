import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { flagship, healthyTodos, recording, refusedCart } from '../timeline/build.fixture'
import type { Recording } from '../timeline/recording'
import { decode } from '../value/decode'
import { encode } from '../value/encode'
import { fromSession } from './from-session'
import { parseSession } from './parse-session'
import { sampleSession } from './session.fixture'

const throughAFile = (made: Recording): Recording => fromSession(parseSession(JSON.stringify(sampleSession(made))))

describe('a recording, written to a file and read again, is the very recording', () => {
  test.each(Object.entries({ flagship, refusedCart, healthyTodos }))('%s', (_, make) => {
    expect(throughAFile(make())).toEqual(make())
  })

  test('of several tabs, documents and iframes, with facts dropped and sources described differently', () => {
    const made = twoTabs()
    expect(throughAFile(made)).toEqual(made)
  })

  test('with whatever value a page may hold', () => {
    const anything = fc.anything({
      withBigInt: true,
      withDate: true,
      withMap: true,
      withSet: true,
      withSparseArray: true,
    })
    fc.assert(
      fc.property(anything, (value) => {
        const built = recording()
        const page = built.tab().open()
        const state = { held: encode(value) }
        page.store('cart', state, {}).change([{ op: 'set', path: ['held', 0], value: encode(value) }])
        page.indexedDB('cart').found(encode(value))
        const made = built.build()
        expect(throughAFile(made)).toEqual(made)
      }),
    )
  })

  test('with typed values and cycles, which decode to what they were', () => {
    const cyclic: Record<string, unknown> = {
      map: new Map([[{ k: 1 }, new Date(5)]]),
      nan: Number.NaN,
      none: undefined,
    }
    cyclic['self'] = cyclic
    const built = recording()
    built.tab().open().indexedDB('cart').found(encode(cyclic))
    const [, found] = throughAFile(built.build()).documents[0]?.events ?? []
    expect(found?.type === 'storage-found' && decode(found.value)).toEqual(cyclic)
  })
})

function twoTabs(): Recording {
  const built = recording()
  const first = built.tab()
  const page = first.open()
  const store = page.store('cart', { items: [] }, { omits: [['isOpen']] })
  page.at(5)
  store.set({ items: [1] }, 'add')
  page.at(6).leave()
  const again = first.open('http://localhost:3000/next', 'reload')
  again.store('cart', { items: [] }, { omits: [] })
  const popup = built.tab('tab-2', 'tab-1').open('http://localhost:3000/popup')
  popup
    .at(9)
    .localStorage('cart')
    .write({ state: { items: [1] } }, undefined, { seenBy: 'sweep' })
  popup.document.top = false
  popup.document.dropped = 12
  popup.document.events.splice(0, 1)
  return built.build()
}
