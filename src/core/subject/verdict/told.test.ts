import { describe, expect, it } from 'vitest'
import { codecs } from '../../../codecs/registry.generated'
import { rules } from '../../../rules/registry.generated'
import { diagnose } from '../../diagnose'
import { ORIGIN, type PageBuilder, recording, type StoreBuilder, writtenBy } from '../../timeline/build.fixture'
import type { Writer } from '../../timeline/event'
import type { Encoded } from '../../value/encoded'

const a = { id: 'a', price: 10 }
const b = { id: 'b', price: 20 }
const risen = { id: 'b', price: 21 }
const saysPrice = { type: 'price', payload: risen }

/** A list of prices that came by GET, and what then happened in the page. */
function verdict(happens: (page: PageBuilder, store: StoreBuilder) => void) {
  const built = recording()
  const page = built.tab().open().at(5)
  const store = page.store('prices', { prices: [], note: '', stale: true })
  const load = page.at(10).request('GET', '/api/prices')
  page.at(60)
  load.answers(200, [a, b])
  store.set({ prices: [a, b], stale: false }, 'load', { origins: [load.origin(['prices'])] })
  happens(page.at(3_000), store)
  const { subjects, findings } = diagnose(built.build(), { codecs, rules })
  expect(findings).toEqual([])
  const found = subjects.find(({ name }) => name === 'prices')
  if (!found) throw new Error('no subject')
  const { sentence, confidence } = found.verdict
  return { sentence, confidence, isMemory: found.verdict.trust === found.columns[0]?.source.id }
}

const message = (page: PageBuilder, body: Encoded): PageBuilder =>
  page.add({ type: 'message-received', channel: 'c1', url: `${ORIGIN}/api/stream`, body })

const newer = 'prices: memory is newer than the answer of GET /api/prices on prices since 12:03:03'
const trusted = 'Trust memory (certain): what it holds came from the server after that answer.'
const behind = 'prices: server is behind memory on prices since 12:03:03'

describe('a store that takes what the server pushes', () => {
  it.each<[string, Encoded, Encoded, string]>([
    ['one thing', saysPrice, [a, risen], 'message price'],
    ['the whole list', [a, risen], [a, risen], 'message of /api/stream'],
    [
      'a new thing',
      { type: 'listed', payload: { id: 'c', price: 3 } },
      [a, b, { id: 'c', price: 3 }],
      'message listed',
    ],
    ['a removal', { type: 'delisted', id: 'b' }, [a], 'message delisted'],
  ])('is newer than the answer it began with: %s', (_, body, prices, name) => {
    const said = verdict((page, store) => {
      message(page, body)
      store.set({ prices }, 'onPrice')
    })
    expect(said.sentence).toBe(`${newer} (pushed by the server: ${name}). ${trusted}`)
    expect(said.isMemory).toBe(true)
  })

  it('is so of what it had not taken from that answer, if the message came later', () => {
    const askedAgain = (page: PageBuilder): void => {
      const again = page.request('GET', '/api/prices')
      page.at(3_100)
      again.answers(200, [a, { id: 'b', price: 19 }])
      page.at(3_500)
    }
    const push = (page: PageBuilder, store: StoreBuilder): void => {
      message(page, saysPrice)
      store.set({ prices: [a, risen] }, 'onPrice')
      page.at(3_050)
    }
    const later = verdict((page, store) => {
      askedAgain(page)
      push(page, store)
    })
    expect(later.sentence).toContain(`(pushed by the server: message price). ${trusted}`)
    const earlier = verdict((page, store) => {
      push(page, store)
      askedAgain(page)
    })
    expect(earlier.sentence).toContain('memory and server moved apart on prices')
    expect(earlier.isMemory).toBe(false)
  })

  it('is so of many things, of which not each is looked for', () => {
    const many = Array.from({ length: 170 }, (_, index) => ({ id: `p${index}`, price: index }))
    const said = verdict((page, store) => {
      const load = page.request('GET', '/api/prices')
      page.at(3_050)
      load.answers(200, many)
      store.set({ prices: many }, 'load', { origins: [load.origin(['prices'])] })
      for (const [index, { id }] of many.entries()) {
        const value = { id, price: 1_000 + index }
        message(page.at(3_100 + index * 10), { type: 'price', payload: value })
        store.change([{ op: 'set', path: ['prices', index], value }], 'onPrice')
      }
    })
    expect(said.sentence).toBe(`${newer} (pushed by the server: message price). ${trusted}`)
  })

  it('is so too where the store collects messages first', () => {
    const said = verdict((page, store) => {
      message(page, saysPrice)
      page.at(3_250)
      store.set({ prices: [a, risen] }, 'flush')
    })
    expect(said.sentence).toBe(`${newer} (pushed by the server: message price). ${trusted}`)
  })

  it('is likely so where it made something else of a message', () => {
    const said = verdict((page, store) => {
      message(page, { type: 'rates', payload: { factor: 1.05 } })
      store.set({ prices: [a, risen] }, 'apply')
    })
    expect(said).toMatchObject({ confidence: 'likely', isMemory: true })
    expect(said.sentence).toContain('(pushed by the server: message rates)')
  })

  it('is likely so where the same code took in messages before, and not all are on record', () => {
    const said = verdict((page, store) => {
      message(page, saysPrice)
      store.set({ prices: [a, risen] }, writtenBy('upsert'))
      page.at(3_001)
      store.set({ prices: [a, { id: 'b', price: 22 }] }, writtenBy('upsert'))
    })
    expect(said.sentence).toContain(`${newer} (pushed by the server, as message price before). Trust memory (likely)`)
  })

  it.each<[string, string, string]>([
    ['EventSource', 'EventSource.<anonymous>', 'pushed by the server: a message that is not on record'],
    ['WebSocket', 'WebSocket.onmessage', 'pushed by the server: a message that is not on record'],
    ['any other', 'port.onmessage', 'in a message handler'],
  ])('is told by its stack where the message is not on record: %s', (_, frame, by) => {
    const handler: Writer = { stack: [`    at ${frame} (${ORIGIN}/src/live.ts:4:2)`] }
    const said = verdict((_page, store) => store.set({ prices: [a, risen] }, handler))
    expect(said.sentence.startsWith(`${newer} (${by}). `)).toBe(true)
    expect(said.sentence).not.toContain('Reloading')
    expect(said.isMemory).toBe(by.startsWith('pushed'))
  })
})

describe('a store that takes what another answer says', () => {
  it('is newer than the answer it began with', () => {
    const said = verdict((page, store) => {
      const poll = page.request('GET', '/api/changes?since=4')
      page.at(3_200)
      poll.answers(200, { events: [saysPrice] })
      store.set({ prices: [a, risen] }, 'poll')
    })
    expect(said.sentence).toBe(`${newer} (told by the server: GET /api/changes?since=4). ${trusted}`)
  })

  it('is not where the answer only repeats what was sent', () => {
    const said = verdict((page, store) => {
      const check = page.request('POST', '/api/validate', { entry: risen })
      page.at(3_200)
      check.answers(200, { valid: true, entry: risen })
      store.set({ prices: [a, risen] }, 'edit')
    })
    expect(said.sentence).toContain('server (GET /api/prices) is behind memory on prices since 12:03:03 (by edit)')
  })
})

describe('a person’s change stays one', () => {
  it('without any message', () => {
    const said = verdict((_page, store) => store.set({ prices: [a, risen] }, 'edit'))
    expect(said.sentence).toBe(
      `${behind} (by edit). Reloading loses 1 field: prices. Trust memory (certain): only it moved since they agreed.`,
    )
  })

  it('after a message that says another thing', () => {
    const said = verdict((page, store) => {
      message(page, { type: 'price', payload: { id: 'a', price: 21 } })
      page.at(3_100)
      store.set({ prices: [a, risen] }, 'edit')
    })
    expect(said.sentence).toContain(`${behind} (by edit)`)
  })

  it('when the person did something after the message', () => {
    const said = verdict((page, store) => {
      message(page, saysPrice)
      page.add({ type: 'page-used' })
      store.set({ prices: [a, risen] }, 'edit')
    })
    expect(said.sentence).toContain(`${behind} (by edit)`)
  })

  it('beside what was pushed, and is said first', () => {
    const said = verdict((page, store) => {
      message(page, saysPrice)
      store.set({ prices: [a, risen] }, 'onPrice')
      page.at(9_000)
      store.set({ prices: [{ id: 'a', price: 9 }, risen] }, 'edit')
    })
    expect(said.sentence).toBe(
      'prices: server is behind memory on prices since 12:03:09 (by edit); memory is newer than the answer of GET /api/prices on prices since 12:03:03 (pushed by the server: message price). Reloading loses 1 field: prices. Trust memory (certain): only it moved since they agreed.',
    )
  })
})
