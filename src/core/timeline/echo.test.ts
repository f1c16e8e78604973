import { describe, expect, it } from 'vitest'
import { codecs } from '../../codecs/registry.generated'
import { diagnose } from '../diagnose'
import { recording } from './build.fixture'
import { historiesOf } from './history'
import { mergeTimeline } from './merge'
import type { Recording } from './recording'

/** What the entry held, in order, with the tab from which it is known. */
function held(built: Recording): string[] {
  const timeline = mergeTimeline(built)
  const [history] = historiesOf(timeline, ({ text }) => ({ present: true, value: text, codec: '' })).values()
  return history?.readings.map(({ entry, content }) => `${String(content().value)} ${entry.document.tab}`) ?? []
}

function twoPages() {
  const built = recording()
  const [one, two] = [built.tab().open(), built.tab().open()]
  return { built, one, two, first: one.localStorage('n').found('0'), second: two.localStorage('n').found('0') }
}

const news = { seenBy: 'storage-event' } as const

describe('a write that several tabs see', () => {
  it('is one write, by the tab that made it', () => {
    const { built, one, two, first, second } = twoPages()
    one.at(10)
    first.write('1', 'save')
    two.at(12)
    second.write('1', undefined, news)
    expect(held(built.build())).toEqual(['0 tab-1', '1 tab-1'])
  })

  it('is told once where the news come late, and in between there were others', () => {
    const { built, one, two, first, second } = twoPages()
    for (const [at, text] of [
      [10, '1'],
      [11, '2'],
      [12, '1'],
    ] as const) {
      one.at(at)
      first.write(text, 'save')
    }
    for (const text of ['1', '2', '1']) {
      two.at(15)
      second.write(text, undefined, news)
    }
    expect(held(built.build())).toEqual(['0 tab-1', '1 tab-1', '2 tab-1', '1 tab-1'])
  })

  it('may be noted a moment later than the news of it', () => {
    const { built, one, two, first, second } = twoPages()
    two.at(10)
    second.write('1', undefined, news)
    one.at(12)
    first.write('1', 'save')
    expect(held(built.build())).toEqual(['0 tab-1', '1 tab-1'])
  })

  it('may come to light by a sweep, which skips what came before', () => {
    const { built, one, two, first, second } = twoPages()
    one.at(10)
    first.write('1', 'save')
    first.write('2', 'save')
    two.at(12)
    second.write('2', undefined, { seenBy: 'sweep' })
    two.at(13)
    second.write('1', undefined, news)
    second.write('2', undefined, news)
    expect(held(built.build())).toEqual(['0 tab-1', '1 tab-1', '2 tab-1'])
  })

  it('is not undone by a tab that has not heard of it yet', () => {
    const { built, one, two, first, second } = twoPages()
    one.at(10)
    first.write('1', 'save')
    two.at(11)
    second.read('0')
    two.at(13)
    second.write('1', undefined, news)
    expect(held(built.build())).toEqual(['0 tab-1', '1 tab-1'])
  })

  it('stays another tab’s where nobody recorded that one', () => {
    const { built, two, second } = twoPages()
    two.at(12)
    second.write('1', undefined, news)
    two.at(20)
    second.remove('storage-event')
    expect(held(built.build())).toEqual(['0 tab-1', '1 tab-2', 'undefined tab-2'])
  })

  it('stands in the list of events with its tab, and the news as news', () => {
    const { built, one, two, first, second } = twoPages()
    one.at(10)
    first.write('1', 'save')
    two.at(12)
    second.write('1', undefined, news)
    two.at(20)
    second.write('5', undefined, news)
    const { events } = diagnose(built.build(), { codecs, rules: [] })
    expect(events.filter(({ type }) => type === 'storage-written').map(({ summary }) => summary)).toEqual([
      'n: written in tab 1',
      'n: heard of the write by save in tab 1',
      'n: written by another tab',
    ])
  })
})
