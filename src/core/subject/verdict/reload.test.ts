import { describe, expect, it } from 'vitest'
import { codecs } from '../../../codecs/registry.generated'
import { rules } from '../../../rules/registry.generated'
import { diagnose } from '../../diagnose'
import { recording } from '../../timeline/build.fixture'
import type { Encoded } from '../../value/encoded'

const [chair, table] = [
  { id: 16, name: 'Chair', price: 40 },
  { id: 17, name: 'Table', price: 120 },
]
const whole = { ...table, description: 'Seats six' }
const square = { detail: { ...whole, description: 'Seats four' } }
const dearer = { list: [{ ...chair, price: 45 }, table] }

/** A list and a detail apart from it, loaded from the server; a person's edit; what of it is persisted. */
function verdict(edit: { [key: string]: Encoded }, persisted: readonly string[] = []): string {
  const built = recording()
  const page = built.tab().open().at(5)
  const entry = persisted.length > 0 ? page.localStorage('shop').found() : undefined
  const omits = ['list', 'detail'].filter((key) => !persisted.includes(key)).map((key) => [key])
  const store = page.store('shop', { list: [], detail: null }, entry ? { omits } : undefined)
  const save = (): void => {
    const kept = Object.entries(store.state).filter(([key]) => persisted.includes(key))
    entry?.write({ state: Object.fromEntries(kept), version: 0 })
  }
  const answers: [string, Encoded, string][] = [
    ['/api/products', [chair, table], 'list'],
    ['/api/products/17', whole, 'detail'],
  ]
  for (const [path, answer, key] of answers) {
    const load = page.at(built.clock + 100).request('GET', path)
    page.at(built.clock + 60)
    load.answers(200, answer)
    store.set({ [key]: answer }, 'load', { origins: [load.origin([key])] })
    save()
  }
  page.at(3_000)
  store.set(edit, 'edit')
  save()
  const { subjects, findings } = diagnose(built.build(), { codecs, rules })
  expect(findings).toEqual([])
  return subjects.find(({ name }) => name === 'shop')?.verdict.sentence ?? 'no subject'
}

describe('what a reload loses', () => {
  it.each<[string, { [key: string]: Encoded }, string]>([
    ['the list', dearer, 'Reloading loses 1 field: list.'],
    ['a detail kept apart from it', square, 'Reloading loses 1 field: detail.'],
    ['both', { ...dearer, ...square }, 'Reloading loses 2 fields: list, detail.'],
  ])('is what the server has not heard of: %s', (_, edit, loses) => {
    expect(verdict(edit)).toContain(loses)
  })

  it('is nothing of what storage keeps', () => {
    expect(verdict({ ...dearer, ...square }, ['list', 'detail'])).not.toContain('Reloading')
  })

  it('is what storage leaves out', () => {
    expect(verdict({ ...dearer, ...square }, ['list'])).toContain('Reloading loses 1 field: detail.')
  })
})
