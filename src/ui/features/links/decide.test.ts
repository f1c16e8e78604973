import { describe, expect, it } from 'vitest'
import type { LinkDecision } from '../../../core/link/decision'
import { subject as sample } from '../../store/subject.fixture'
import { isRefused, pinOf, without, withPin, withRefusal } from './decide'

const shop = 'http://localhost:3000'
const cart = { ...sample('cart'), sources: [`tab-1@${shop} memory:cart`, `${shop} localStorage:cart`] }
const api = `${shop} server:/api/cart`
const pin: LinkDecision = { from: `${shop} memory:cart`, to: api, ruling: 'pinned' }
const refusal: LinkDecision = { ...pin, ruling: 'refused' }
const other: LinkDecision = { ...pin, to: `${shop} server:/api/user` }

describe('a decision about a subject and a source', () => {
  it('replaces the one before', () => {
    expect(withPin([refusal, other], cart, api)).toEqual([other, pin])
    expect(withPin([pin], cart, api, ['items', 0])).toEqual([{ ...pin, mount: ['items', 0] }])
    expect(withRefusal([pin, other], cart, api)).toEqual([other, refusal])
    expect(without([pin, other], cart, api)).toEqual([other])
  })

  it('is found again when it was made on a source that has joined the subject since', () => {
    const early: LinkDecision = { ...pin, from: `${shop} localStorage:cart` }
    expect(pinOf([early], cart, api)).toBe(early)
    expect(without([early], cart, api)).toEqual([])
    expect(withRefusal([early], cart, api)).toEqual([refusal])
    expect(pinOf([early], { ...cart, sources: [`${shop} localStorage:other`] }, api)).toBeUndefined()
  })

  it('of a refusal is known', () => {
    expect([isRefused([refusal], cart, api), isRefused([pin], cart, api)]).toEqual([true, false])
  })
})
