import { describe, expect, it } from 'vitest'
import { fromSession } from '../session/from-session'
import { parseSession } from '../session/parse-session'
import { toSession } from '../session/to-session'
import { recording, refusedCart } from '../timeline/build.fixture'
import type { Recording } from '../timeline/recording'
import { compared, judge, pick, told } from './pick.fixture'

describe('two recordings', () => {
  const whole = refusedCart()
  const [document] = whole.documents
  const early: Recording = {
    ...whole,
    documents: document ? [{ ...document, events: document.events.slice(0, 12) }] : [],
  }
  it('of one past: the snapshot is a moment of the live timeline', () => {
    const [live, snapshot] = [judge(whole), judge(early)]
    expect(told(compared(pick(live, 'memory'), pick(snapshot, 'memory', 'snapshot 1')))).toMatchInlineSnapshot(`
      [
        "cart-storage memory, snapshot 1 → now: items, total, isOpen changed by addItem and open (2 events).",
        "items["sku-7"]: memory ahead: {id, name, qty} | absent",
        "total: memory ahead: 59.9 | 19.9",
        "isOpen: memory ahead: true | false",
      ]
    `)
    expect(told(compared(pick(live, 'localStorage'), pick(snapshot, 'memory', 'snapshot 1')))).toMatchInlineSnapshot(`
      [
        "localStorage cart-storage (now) × cart-storage memory (snapshot 1): they agree.",
        "isOpen: not persisted by design: excluded | false",
      ]
    `)
  })
  it('of a file of the same session: its moments are those of the page as well', () => {
    const live = judge(whole)
    const session = toSession(early, judge(early), { creator: { name: 'driftscope', version: '0' } })
    const file = judge(fromSession(parseSession(JSON.stringify(session), 'cart.json')))
    expect(compared(pick(file, 'memory', 'cart.json'), pick(live, 'memory')).verdict.sentence).toMatchInlineSnapshot(
      `"cart-storage memory, cart.json → now: items, total, isOpen changed by addItem and open (2 events)."`,
    )
  })
  it('of strangers: nothing tells who moved', () => {
    const other = recording().at(60_000)
    other.tab().open().at(60_005).store('cart', { items: [], total: 0, coupon: 'SPRING' })
    const [live, file] = [judge(whole), judge(other.build())]
    expect(told(compared(pick(live, 'memory'), pick(file, 'memory', 'other.session.json.gz')))).toMatchInlineSnapshot(`
      [
        "cart-storage memory (now) × cart memory (other.session.json.gz): items, total, isOpen differ. The recordings have no past in common: who moved is not known.",
        "items["sku-1"]: differs: {id, name, qty} | absent",
        "items["sku-7"]: differs: {id, name, qty} | absent",
        "total: differs: 59.9 | 0",
        "isOpen: differs: true | absent",
      ]
    `)
  })
})
