import { describe, expect, it } from 'vitest'
import { codecs } from '../../codecs/registry.generated'
import { rules } from '../../rules/registry.generated'
import { diagnose } from '../diagnose'
import type { Diagnosis } from '../diagnosis'
import { divergences } from '../diff/align'
import { comparePicks } from '../pick/compare-picks'
import { redact } from '../redact/redact'
import { fromSession } from '../session/from-session'
import { parseSession } from '../session/parse-session'
import { toSession } from '../session/to-session'
import { ORIGIN, recording, START } from '../timeline/builder.fixture'
import { clock } from '../timeline/clock'
import { formatPath } from '../value/path'
import { preview } from '../value/preview'
import { orders } from './orders.fixture'
import { type IdentityRule, identifyingOf, problemOf, readIdentities } from './rule'
import { arraysOf, candidateKeys, inferredKey, patternFor } from './suggest'

const ORDERS = `${ORIGIN} memory:orders`
const rule = (pattern: string, key?: string, rest: Partial<IdentityRule> = {}): IdentityRule => ({
  origin: ORIGIN,
  pattern,
  ...(key !== undefined && { key }),
  ...rest,
})

const judged = (identities: readonly IdentityRule[], made = orders(), ignores: readonly IdentityRule[] = []) =>
  diagnose(made, { codecs, rules, identities, ignores })

/** The divergent rows, `path: memory / storage, state`. */
function told({ subjects: [subject] }: Pick<Diagnosis, 'subjects'>): string[] {
  return divergences(subject?.tree ?? nothing()).map(({ path, cells, state }) => {
    const values = cells.map((cell) => (cell.kind === 'value' ? preview(cell.value) : cell.kind))
    return `${formatPath(path)}: ${values.join(' / ')}, ${state}`
  })
}
function nothing(): never {
  throw new Error('no subject')
}

const BY_NR = ['lines: Array(3) / Array(3), memory ahead', 'lines["nr=8"].qty: 5 / 80, memory ahead']

describe('elements told apart as a person says', () => {
  it('by a member: what moved is a move, and who changed what is inside is known', () => {
    expect(told(judged([]))).toEqual([
      'lines[0].nr: 9 / 7, memory ahead',
      'lines[0].qty: 90 / 70, memory ahead',
      'lines[1].nr: 7 / 8, memory ahead',
      'lines[1].qty: 70 / 80, memory ahead',
      'lines[2].nr: 8 / 9, memory ahead',
      'lines[2].qty: 5 / 90, memory ahead',
    ])
    const chosen = judged([rule('lines', 'nr')])
    expect(told(chosen)).toEqual(BY_NR)
    const [subject] = chosen.subjects
    const path = ['lines', 'nr=8', 'qty']
    expect(subject?.blame(path).map(({ by, at = 0 }) => `${by} at ${at - START}`)).toEqual(
      expect.arrayContaining(['setQty at 2000']),
    )
    expect(subject?.history(path).changes.map(({ to }) => to && preview(to.value))).toEqual(['5', '80', '80'])
    expect(subject?.blame(['lines', 'nr=9']).flatMap(({ moved }) => moved?.by.by ?? [])).toEqual(['sort'])
    const sorted = chosen.events.findLast(({ at }) => at - START <= 1_000)?.seq ?? 0
    expect(told({ subjects: [subject?.at(sorted, START + 9_000) ?? nothing()] })).toEqual(BY_NR.slice(0, 1))
  })

  it.each<[string, IdentityRule[], string[]]>([
    ['the last of several rules holds', [rule('lines'), rule('**.lines', 'nr')], BY_NR],
    ['a rule of this subject', [rule('lines', 'nr', { subject: ORDERS })], BY_NR],
    ['a member that is not unique', [rule('lines', 'colour')], told(judged([]))],
    ['a rule of another subject', [rule('lines', 'nr', { subject: `${ORIGIN} memory:x` })], told(judged([]))],
    ['a rule that is off', [rule('lines', 'nr', { off: true })], told(judged([]))],
    ['a rule of what is above', [rule('', 'nr')], told(judged([]))],
  ])('%s', (_, identities, expected) => {
    expect(told(judged(identities))).toEqual(expected)
  })

  it('by position: also where they have an identity, and whatever their number', () => {
    const built = recording()
    const page = built.tab().open()
    const saved = { list: [{ id: 1 }, { id: 2 }] }
    const entry = page.localStorage('todos').found({ state: saved, version: 0 })
    const store = page.store('todos', { list: [] }, {})
    store.step('started')
    entry.read({ state: saved, version: 0 })
    store.apply(saved)
    page.at(1_000)
    store.set({ list: [{ id: 2 }, { id: 1 }, { id: 3 }] }, 'sort')
    expect(told(judged([], built.build()))).toEqual([
      'list: Array(3) / Array(2), memory ahead',
      'list["3"]: {id} / absent, memory ahead',
    ])
    expect(told(judged([rule('list')], built.build()))).toEqual([
      'list[0].id: 2 / 1, memory ahead',
      'list[1].id: 1 / 2, memory ahead',
      'list[2]: {id} / absent, memory ahead',
    ])
  })

  it('can be ignored one by one, and are so among picked columns', () => {
    const ignored = judged([rule('lines', 'nr')], orders(), [rule('lines["nr=8"].qty')])
    expect(told(ignored)).toEqual(BY_NR.slice(0, 1))
    const diagnosis = judged([rule('lines', 'nr')])
    const [subject] = diagnosis.subjects
    const picks = (subject?.columns ?? []).map(({ source }) => ({
      id: source.id,
      recording: { name: '', diagnosis },
      subject: subject?.id ?? '',
      source: source.id,
      moment: undefined,
    }))
    const picked = comparePicks(picks, { clock: clock(0) })
    expect(picked && told({ subjects: [picked] }).map((line) => line.split(':')[0])).toEqual([
      'lines',
      'lines["nr=8"].qty',
    ])
  })

  it('are saved with the session, and give the same from the file', () => {
    const creator = { name: 'Driftscope', version: '0.1.0' }
    const identities = [rule('lines', 'nr', { subject: ORDERS }), rule('x', 'nr', { origin: 'http://elsewhere.test' })]
    const made = toSession(orders(), judged(identities), { creator })
    expect(made.identities).toEqual(identities.slice(0, 1))
    for (const session of [made, redact(made).session]) {
      const read = parseSession(JSON.stringify(session))
      expect(told(judged(readIdentities(read.identities), fromSession(read)))).toEqual(BY_NR)
    }
    expect(toSession(orders(), judged([]), { creator })).not.toHaveProperty('identities')
  })
})

describe('what is offered', () => {
  const tree = judged([]).subjects[0]?.tree ?? nothing()
  const lines = tree.children().find(({ path }) => path[0] === 'lines') ?? nothing()

  it('the members that each element has of its own in every source', () => {
    expect([candidateKeys(arraysOf(lines)), inferredKey(arraysOf(lines))]).toEqual([['nr', 'qty'], undefined])
    const a = { id: 1, sku: 'a', n: 1, 'x=y': 1, o: {} }
    const b = { id: 2, sku: 'b', n: 1, 'x=y': 2, o: {} }
    expect([candidateKeys([[a, b], []]), inferredKey([[a, b], []])]).toEqual([['id', 'sku'], 'id'])
    expect([candidateKeys([[1, 2]]), candidateKeys([[], []])]).toEqual([[], []])
  })

  it('for the same array of every element', () => {
    expect(patternFor(tree, ['lines', 0, 'parts', 'a b'])).toBe('lines[*].parts["a b"]')
    expect(patternFor(tree, [])).toBe('')
  })
})

it('what is no rule is left out', () => {
  const good = [rule('a[*].b', 'nr', { off: true }), rule(''), rule('**.lines', 'nr')]
  expect(readIdentities([...good, rule('a['), rule('a', 'x=y'), rule('a', ''), { pattern: 'a' }, 1])).toEqual(good)
  expect(readIdentities({ 0: good[0] })).toEqual([])
  expect(problemOf(rule('a', 'x=y'))).toBe('Write the name of a member, without “=”.')
  expect(identifyingOf([rule('')], ORDERS)?.identity([])).toEqual({})
})
