import { describe, expect, it } from 'vitest'
import type { AgentEvent, Encoded } from '../protocol/recording'
import { LENT_PARTS } from '../protocol/limits'
import { LentParts } from './lent'

const when = { seq: 0, at: 0, run: 0, task: 0 }
const answer = (request: string, body: Encoded): AgentEvent => ({
  ...when,
  type: 'response-read',
  request,
  body,
  lends: true,
})
const created = (state: Encoded): AgentEvent => ({ ...when, type: 'store-created', source: 's', state, borrows: true })
const lent = (request: string, ...path: (string | number)[]): Encoded => ({ $: 'lent', request, path })
const stateOf = (event: AgentEvent): unknown => ('state' in event ? event.state : undefined)

describe('parts of answers in states', () => {
  it('are the very objects of the answer, wherever they stand', () => {
    const parts = new LentParts()
    const body = { items: [{ id: 1 }, { id: 2 }] }
    expect(parts.resolve(answer('r1', body))).not.toHaveProperty('lends')
    const state = { all: lent('r1', 'items'), map: { $: 'Map', v: [['one', lent('r1', 'items', 0)]] } }
    const resolved = parts.resolve(created(state))
    expect(stateOf(resolved)).toEqual({ all: body.items, map: { $: 'Map', v: [['one', { id: 1 }]] } })
    expect((stateOf(resolved) as { all: unknown }).all).toBe(body.items)
    expect(resolved).not.toHaveProperty('borrows')
  })

  it('stand in the values of steps too', () => {
    const parts = new LentParts()
    parts.resolve(answer('r1', [1, 2]))
    const changed: AgentEvent = {
      ...when,
      type: 'store-changed',
      source: 's',
      steps: [{ op: 'set', path: ['n'], value: lent('r1') }],
      borrows: true,
    }
    expect(parts.resolve(changed)).toMatchObject({ steps: [{ op: 'set', path: ['n'], value: [1, 2] }] })
  })

  it('are of the answer as it was told last, and of none from before the agent began anew', () => {
    const parts = new LentParts()
    parts.resolve(answer('r1', ['old']))
    parts.resolve(answer('r1', ['new']))
    expect(stateOf(parts.resolve(created(lent('r1'))))).toEqual(['new'])
    parts.forget()
    expect(stateOf(parts.resolve(created(lent('r1'))))).toEqual(lent('r1'))
  })

  it('of what was never lent, of places that are none, and of too many stay tags', () => {
    const parts = new LentParts()
    parts.resolve({ ...answer('r0', ['small']), lends: undefined } as AgentEvent)
    parts.resolve(answer('r1', { items: ['a'], tagged: { $: 'Map', v: [] } }))
    const unknown = [
      lent('r0'),
      lent('r2'),
      lent('r1', 'toString'),
      lent('r1', 'items', 'length'),
      lent('r1', 'items', 7),
    ]
    const odd: Encoded = [{ $: 'lent' }, { $: 'lent', request: 'r1', path: [{}] }]
    for (const state of [...unknown, ...odd])
      expect(stateOf(parts.resolve(created(structuredClone(state))))).toEqual(state)
    const many = Array.from({ length: LENT_PARTS + 3 }, () => lent('r1', 'items'))
    const left = stateOf(parts.resolve(created(many))) as unknown[]
    expect(left.filter((part) => !Array.isArray(part))).toHaveLength(3)
  })

  it('are not looked for in what does not say that it has some', () => {
    const parts = new LentParts()
    parts.resolve(answer('r1', ['a']))
    const { borrows: _, ...plain } = created({ at: lent('r1') }) as Extract<AgentEvent, { type: 'store-created' }>
    expect(parts.resolve(plain)).toBe(plain)
  })

  it('may stand at any depth', () => {
    const parts = new LentParts()
    parts.resolve(answer('r1', ['a']))
    const root: { in?: Encoded } = {}
    let at = root
    for (let i = 0; i < 50_000; i++) at = at.in = {}
    at.in = lent('r1')
    let found: unknown = stateOf(parts.resolve(created(root)))
    while (typeof found === 'object' && found !== null && 'in' in found) found = found.in
    expect(found).toEqual(['a'])
  })
})
