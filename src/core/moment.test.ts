import { describe, expect, it } from 'vitest'
import { codecs } from '../codecs/registry.generated'
import { rules } from '../rules/registry.generated'
import { diagnose } from './diagnose'
import { momentOf } from './moment'
import { flagship, refusedCart } from './timeline/build.fixture'

const diagnosis = diagnose(refusedCart(), { codecs, rules })
describe('a moment', () => {
  it('is told as it was then, by every event on the way', () => {
    const sentences = diagnosis.events.map(({ seq, summary }) => {
      const moment = momentOf(diagnosis, seq)
      return `${summary} | ${moment.subjects[0]?.verdict.sentence} | ${moment.findings.map(({ rule }) => rule).join(' ')}`
    })
    expect(sentences).toMatchInlineSnapshot(`
      [
        "opened http://localhost:3000/ | cart-storage: nothing of it was on record yet. | ",
        "cart-storage: found at load | cart-storage: in localStorage; nothing read from memory, server yet. | ",
        "cart: created | cart-storage: memory and localStorage disagree on items, total, coupon. Memory still holds its initial state: no hydration has finished yet. | ",
        "cart: hydration #1 started | cart-storage: memory and localStorage disagree on items, total, coupon. Memory still holds its initial state: no hydration has finished yet. | ",
        "cart-storage: read | cart-storage: memory and localStorage disagree on items, total, coupon. Memory still holds its initial state: no hydration has finished yet. | ",
        "cart: hydration #1 read the saved state | cart-storage: memory and localStorage disagree on items, total, coupon. Memory still holds its initial state: no hydration has finished yet. | ",
        "cart: hydration #1 merged | cart-storage: memory and localStorage disagree on items, total, coupon. Memory still holds its initial state: no hydration has finished yet. | ",
        "cart: set by hydration #1 | cart-storage: memory and localStorage agree. | ",
        "cart: hydration #1 applied | cart-storage: memory and localStorage agree. | ",
        "GET /api/cart sent | cart-storage: memory and localStorage agree. A write or request is under way. | ",
        "GET /api/cart answered 200 after 60 ms | cart-storage: memory and localStorage agree. | ",
        "GET /api/cart: answer read | cart-storage: memory and server disagree on coupon. They were never seen to agree, so which is right cannot be told. | ",
        "cart: addItem set items, total | cart-storage: server is behind memory on items, total since 12:03:11 (by addItem); memory and server disagree on coupon. Trust memory (certain): only it moved since they agreed. | ",
        "cart-storage: write refused: QuotaExceededError | cart-storage: localStorage and server are behind memory on items, total since 12:03:11 (by addItem); memory and server disagree on coupon. The write was refused at 12:03:11 (QuotaExceededError). Reloading loses 2 fields: items, total. Trust memory (certain): only it moved since they agreed. | ",
        "POST /api/cart sent | cart-storage: localStorage is behind memory on items, total since 12:03:11 (by addItem). The write was refused at 12:03:11 (QuotaExceededError). Reloading loses 2 fields: items, total. Trust memory (certain): only it moved since they agreed. | ",
        "POST /api/cart answered 500 after 180 ms | cart-storage: localStorage and server are behind memory on items, total since 12:03:11 (by addItem); memory and server disagree on coupon. The save failed (POST /api/cart 500) and the write was refused (QuotaExceededError). Reloading loses 2 changes: items["sku-7"], total. Trust memory (likely). | save-failed",
        "cart: open set isOpen | cart-storage: localStorage and server are behind memory on items, total since 12:03:11 (by addItem); memory and server disagree on coupon. The save failed (POST /api/cart 500) and the write was refused (QuotaExceededError). Reloading loses 2 changes: items["sku-7"], total. Trust memory (likely). | save-failed",
      ]
    `)
  })

  it('at the last event is what is known now', () => {
    const last = diagnosis.events.at(-1)?.seq ?? 0
    expect(momentOf(diagnosis, last).subjects.map(({ tree }) => tree.divergent)).toEqual(
      diagnosis.subjects.map(({ tree }) => tree.divergent),
    )
  })

  it('before the first event holds nothing', () => {
    const { subjects, findings } = momentOf(diagnose(flagship(), { codecs, rules }), -1)
    expect(findings).toEqual([])
    expect(subjects.every(({ tree }) => tree.divergent === 0)).toBe(true)
  })
})
