import { describe, expect, it } from 'vitest'
import { codecs } from '../../codecs/registry.generated'
import { rules } from '../../rules/registry.generated'
import { diagnose } from '../diagnose'
import type { Encoded } from '../value/encoded'
import { ORIGIN, recording } from './build.fixture'
import type { AgentEvent } from './event'
import { messageOf } from './message'

const url = `${ORIGIN.replace('http', 'ws')}/live`
const received = (body: Encoded, event?: string) =>
  ({ type: 'message-received', channel: 'c1', url, body, ...(event !== undefined && { event }) }) as const

it.each<[string, Encoded, string | undefined, string, unknown]>([
  ['a type and its payload', { type: 'scene', payload: { id: 'a' } }, undefined, 'scene', { id: 'a' }],
  ['a type among members', { event: 'scene', id: 'a' }, undefined, 'scene', { id: 'a' }],
  ['an event of a stream', { id: 'a' }, 'scene', 'scene', { id: 'a' }],
  ['Socket.IO', '42["scene",{"id":"a"}]', undefined, 'scene', { id: 'a' }],
  ['Phoenix', [null, '1', 'room', 'scene', { id: 'a' }], undefined, 'scene', { id: 'a' }],
  ['no type at all', { id: 'a' }, undefined, 'message', { id: 'a' }],
])('%s', (_, body, event, type, data) => {
  const fact: AgentEvent = { ...received(body, event), seq: 0, at: 0, run: 0, task: 0 }
  expect(messageOf(fact as Parameters<typeof messageOf>[0])).toEqual({ type, data })
})

describe('a message', () => {
  function page(after: Encoded) {
    const built = recording()
    const opened = built.tab().open().at(5)
    const store = opened.store('scenes', { scenes: [] })
    opened.at(100).add(received({ type: 'scene.list', payload: [{ id: 'a', title: 'Opening' }] }))
    opened.add(received({ type: 'pong', payload: { at: 1 } }))
    store.set({ scenes: [{ id: 'a', title: 'Opening' }] }, 'onMessage')
    opened.at(5_000)
    store.set({ scenes: after }, 'rename')
    return diagnose(built.build(), { codecs, rules })
  }

  it('is a column of the store that took it in; what nobody took in is none', () => {
    const { subjects } = page([{ id: 'a', title: 'Opening' }])
    expect(subjects.map(({ name, columns }) => [name, columns.map(({ source }) => source.label)])).toEqual([
      ['scenes', ['scenes', 'message /live scene.list']],
    ])
  })

  it('is no difference once the store has gone on', () => {
    const { subjects, findings } = page([{ id: 'a', title: 'Storm' }])
    expect(findings).toEqual([])
    expect(subjects[0]?.divergent).toEqual(page([{ id: 'a', title: 'Opening' }]).subjects[0]?.divergent)
  })
})
