import { expect, test } from 'vitest'
import { Opaque } from '../../../core/value/opaque'
import { readAnswer } from '../../../core/dry-run/tried-state'
import { outcomeOf } from './outcome'
import { triedAsMarkdown, type Tried, verdictOf } from './words'

const trial = { subject: 'app', document: 'd', source: 'memory:app', version: 2, initial: {}, omits: [], saved: [] }

function tried(saved: unknown, answer: object, initial: unknown, omits: string[][] = []): Tried {
  const read = readAnswer({ writes: [], waited: false, ...answer })
  if (!read) throw new Error('no answer')
  return { input: { state: saved, version: 1 }, answer: read, outcome: outcomeOf(saved, read, { initial, omits }) }
}
const told = ({ outcome }: Tried) => outcome?.rows.map(({ path, kind, what }) => `${path}: ${kind}, ${what}`)

test('moved, changed, new, dropped, and back at the default', () => {
  const initial = { theme: 'light', settings: { size: 12, dense: false }, total: 0 }
  const result = tried(
    { theme: 'dark', size: 16, total: '8', nick: 'Idefix' },
    { merged: { theme: 'light', settings: { size: 16, dense: false }, total: 8, grow: new Opaque('function', {}) } },
    initial,
  )
  expect(told(result)).toEqual([
    'theme: lost, lost: back at the default',
    'nick: dropped, dropped',
    'total: changed, changed',
    'size: moved, now settings.size',
    'settings: new, new',
  ])
  expect(verdictOf(result)).toEqual({
    sentence: 'Back at the default: theme. Dropped, and nowhere else: nick.',
    tone: 'bad',
  })
})

test('members of a list that are gone', () => {
  const todos = ['t1', 't2', 't3'].map((id) => ({ id, text: `Task ${id}` }))
  const result = tried({ todos }, { merged: { todos: todos.slice(0, 1) } }, { todos: [] })
  expect(told(result)).toEqual(['todos.t2: lost, lost', 'todos.t3: lost, lost'])
  expect(verdictOf(result).sentence).toBe('2 of 3 members of todos are gone: t2, t3.')
})

test('what the store leaves out when it saves is no difference', () => {
  const result = tried({ size: 16 }, { merged: { size: 16, open: true } }, { size: 12, open: true }, [['open']])
  expect([told(result), verdictOf(result).tone]).toEqual([[], 'ok'])
})

test('one that failed, one cut short, one that the page made up', () => {
  expect(verdictOf(tried({}, { failed: 'TypeError: no' }, {}))).toEqual({
    sentence: 'It failed: TypeError: no',
    tone: 'bad',
  })
  const cut = tried({ list: ['a'] }, { merged: { list: new Opaque('truncated', { of: 'array' }) } }, {})
  expect([verdictOf(cut).tone, cut.outcome?.isCut]).toEqual(['warn', true])
  expect([readAnswer(undefined), readAnswer({ merged: 1 }), readAnswer('no')]).toEqual([
    undefined,
    undefined,
    undefined,
  ])
})

test('as it is pasted into an issue', () => {
  const result = tried({ size: 16 }, { merged: { px: 16 }, writes: ['setItem backup'], waited: true }, { px: 12 })
  expect(triedAsMarkdown(trial, result)).toContain(
    [
      '## Migration dry run: app: version 1 → 2',
      'Nothing is lost: all that was saved stands somewhere in the result.',
      '| path | saved | result | what |\n| --- | --- | --- | --- |\n| size | 16 | – | now px |\n| px | – | 16 | new |',
      'Held back: `setItem backup`.',
      '`migrate` waited for something',
    ].join('\n\n'),
  )
})
