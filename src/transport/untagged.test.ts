import { expect, it } from 'vitest'
import { decode } from '../core/value/decode'
import type { AgentEvent, Encoded } from '../protocol/recording'
import { isUntagged } from '../protocol/untagged'
import { LentParts } from './lent'
import { notedUntagged } from './untagged'

const when = { seq: 0, at: 0, run: 0, task: 0 }
const answer = (body: Encoded): AgentEvent => ({ ...when, type: 'response-read', request: 'r', body, lends: true })
const created = (state: Encoded): AgentEvent => ({ ...when, type: 'store-created', source: 's', state })

it('what an agent says holds no tags is decoded without looking', () => {
  // It would be decoded otherwise.
  const state = { list: [{ at: { $: 'Date', v: 5 } }] }
  const event = notedUntagged({ ...created(state), untagged: true } as AgentEvent)
  expect(event).toEqual(created(state))
  expect(isUntagged(state)).toBe(true)
  expect(decode(state)).toBe(state)
})

it('what it does not say so of is looked through', () => {
  const state = { at: { $: 'Date', v: 5 } }
  expect(notedUntagged(created(state))).toEqual(created(state))
  expect(decode(state)).toEqual({ at: new Date(5) })
})

it('so are parts of an answer, if the answer holds none', () => {
  const body = { list: [{ at: 1 }], in: { few: 1 } }
  const parts = new LentParts()
  parts.resolve(notedUntagged({ ...answer(body), untagged: true } as AgentEvent))
  const lent = { $: 'lent', request: 'r', path: ['in'] }
  parts.resolve({ ...created({ in: lent }), borrows: true } as AgentEvent)
  expect([isUntagged(body), isUntagged(body.in), isUntagged(body.list)]).toEqual([true, true, false])
})
