import { expect, test } from 'vitest'
import type { AgentEvent } from '../core/timeline/event'
import { presentOf } from './present'

const at = (seq: number) => ({ seq, at: seq, run: seq, task: seq })
const source = 'memory:cart'
const key = 'localStorage:cart'

test('of many changes since the last whole state the older ones are told as one', () => {
  const change = (n: number): AgentEvent => ({
    ...at(n),
    type: 'store-changed',
    source,
    writer: { name: `write${n}`, stack: [] },
    steps: [{ op: 'set', path: [n % 3], value: n }],
  })
  const created: AgentEvent = { ...at(0), type: 'store-created', source, state: [0, 0, 0] }
  const changes = Array.from({ length: 300 }, (_, i) => change(i + 1))
  const kept = presentOf([created, ...changes])
  expect(kept).toHaveLength(52)
  expect(kept.slice(0, 1)).toEqual([created])
  expect(kept.slice(2)).toEqual(changes.slice(-50))
  const [, early] = kept
  expect(early).toMatchObject({ seq: 250, type: 'store-changed' })
  expect(early).not.toHaveProperty('writer')
  const stepsOf = (event?: AgentEvent) => (event?.type === 'store-changed' ? (event.steps ?? []) : [])
  expect(stepsOf(early)).toEqual(changes.slice(0, 250).flatMap(stepsOf))
  expect(presentOf(kept)).toEqual(kept)
})

test('clear keeps what the present is made of', () => {
  const events: AgentEvent[] = [
    { ...at(0), type: 'document-started', url: '/', referrer: '', navigation: 'navigate', beforeScripts: true },
    { ...at(1), type: 'store-created', source, state: { n: 0 } },
    { ...at(2), type: 'store-changed', source, steps: [{ op: 'set', path: ['n'], value: 1 }] },
    { ...at(3), type: 'storage-found', source: key, text: '0' },
    { ...at(4), type: 'store-changed', source, state: { n: 2 } },
    { ...at(5), type: 'request-started', request: 'a', method: 'GET', url: '/a' },
    { ...at(6), type: 'storage-written', source: key, text: '2', seenBy: 'method' },
    { ...at(7), type: 'request-started', request: 'b', method: 'GET', url: '/b' },
    { ...at(8), type: 'request-finished', request: 'a', status: 200, ok: true },
    { ...at(9), type: 'store-changed', source, steps: [{ op: 'set', path: ['n'], value: 3 }] },
    { ...at(10), type: 'url-changed', url: '/next' },
  ]
  expect(presentOf(events).map(({ seq, type }) => `${seq} ${type}`)).toEqual([
    '0 document-started',
    '4 store-changed',
    '6 storage-written',
    '7 request-started',
    '9 store-changed',
  ])
})
