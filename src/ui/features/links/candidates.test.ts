import { expect, test } from 'vitest'
import type { Column } from '../../../core/diagnosis'
import type { SessionSource } from '../../../core/session/session'
import { diagnosis, subject } from '../../store/subject.fixture'
import { candidatesFor, matching } from './candidates'

const column = (kind: SessionSource['kind'], label: string, tab?: string): Column => ({
  source: { id: `${tab ?? ''} ${kind}:${label}`, kind, label, ...(tab !== undefined && { tab }) },
  codec: '',
  at: 0,
  value: undefined,
  mount: [],
})
const named = (name: string, columns: Column[], tab = ''): ReturnType<typeof subject> =>
  subject(name, { columns, sources: columns.map(({ source }) => source.id), tab })

const store = column('memory', 'cart', '1')
const own = column('localStorage', 'cart')
const cart = named('cart', [store, own], '1')
const all = diagnosis([
  cart,
  named('scenes', [column('memory', 'scenes', '1'), column('server', 'GET /api/scenes')], '1'),
  named('step', [column('sessionStorage', 'step', '1')]),
  named('other step', [column('sessionStorage', 'step', '2')]),
  named('page', [column('rendered', 'client', '1')]),
])

test('a subject may take the entries and resources that it does not have, of its own tab', () => {
  expect(candidatesFor(cart, all).map(({ name, of }) => [name, of])).toEqual([
    ['server GET /api/scenes', ['scenes']],
    ['sessionStorage step', []],
  ])
})

test('every word that is typed stands in the name, in any order', () => {
  const found = (text: string) => matching(candidatesFor(cart, all), text).map(({ name }) => name)
  expect([found('scenes server'), found('STEP'), found('cart')]).toEqual([
    ['server GET /api/scenes'],
    ['sessionStorage step'],
    [],
  ])
})
