import { describe, expect, it } from 'vitest'
import { codecs } from '../../codecs/registry.generated'
import { diagnose } from '../diagnose'
import { recording } from '../timeline/build.fixture'
import type { Encoded } from '../value/encoded'

/** The link of a store whose state becomes `state` so many milliseconds after the answer, `{ open: 1 }`. */
function linkAfter(
  milliseconds: number,
  state: Record<string, Encoded>,
  before: Record<string, Encoded> = { queries: {} },
  answer: Encoded = { open: 1 },
) {
  const built = recording()
  const page = built.tab().open().at(5)
  const store = page.store('api', before)
  const request = page.at(100).request('GET', '/api/status')
  page.at(140)
  request.answers(200, answer)
  page.at(140 + milliseconds)
  store.set(state, 'fulfilled')
  const { subjects } = diagnose(built.build(), { codecs, rules: [] })
  const own = subjects.find(({ group }) => group === 'store')
  return own?.links.map(({ why, confidence }) => `${own.columns[1]?.mount.join('.')}: ${why} ${confidence}`)
}

describe('an answer that tells little', () => {
  it('is linked to where it is put as soon as it came', () => {
    expect(linkAfter(1, { queries: { status: { data: { open: 1 }, isLoading: false } } })).toEqual([
      'queries.status.data: causal likely',
    ])
  })

  it('is linked by what it wraps', () => {
    const answer = { flags: { beta: true, dark: false }, etag: 'e1' }
    const state = { flags: { beta: true, dark: false }, loads: 0 }
    expect(linkAfter(1, state, { flags: {}, loads: 0 }, answer)).toEqual(['flags: causal likely'])
  })

  it('of one thing is compared with that, not with all of its kind', () => {
    const built = recording()
    const page = built.tab().open().at(5)
    const store = page.store('editor', { project: null })
    page.at(100).request('GET', '/api/projects/17').answers(200, { on: true, size: 1 })
    store.set({ project: { on: true, size: 1 } }, 'load')
    const [subject] = diagnose(built.build(), { codecs, rules: [] }).subjects
    expect(subject?.verdict.sentence).toBe('editor: memory and server agree.')
  })

  it('is not linked to what comes later', () => {
    expect(linkAfter(200, { queries: { status: { data: { open: 1 } } } })).toEqual([])
  })

  it('is not linked to what was there before', () => {
    expect(linkAfter(1, { status: { open: 1 }, loads: 1 }, { status: { open: 1 } })).toEqual([])
  })

  it('is not linked to a part of it', () => {
    expect(linkAfter(1, { status: { open: 1, closed: 4 } })).toEqual([])
  })
})
