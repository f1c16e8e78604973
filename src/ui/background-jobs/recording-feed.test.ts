import { expect, it } from 'vitest'
import { recording as builder } from '../../core/timeline/build.fixture'
import type { Recording } from '../../core/timeline/recording'
import { RecordingFeed, takeChanges } from './recording-feed'

const NOTHING: Recording = { tabs: [], documents: [], now: 0 }

it('tells a recording that goes on, each event once', () => {
  const built = builder()
  const page = built.tab().open()
  const store = page.store('cart', { qty: 1 })
  const feed = new RecordingFeed()
  const first = built.build()
  const all = feed.changes(first)
  let held = all ? takeChanges(NOTHING, all) : NOTHING
  expect(held).toEqual(first)
  expect(feed.changes(first)).toBeUndefined()

  const more = {
    ...first,
    documents: first.documents.map((each) => ({ ...each, events: [...each.events, ...each.events.slice(0, 1)] })),
  }
  const news = feed.changes(more)
  expect(news?.documents.map(({ kept, events }) => [kept, events.length])).toEqual([
    [first.documents[0]?.events.length, 1],
  ])
  held = news ? takeChanges(held, news) : held
  expect(held).toEqual(more)

  const cleared = { ...more, documents: more.documents.map((each) => ({ ...each, events: each.events.slice(2) })) }
  const cut = feed.changes(cleared)
  expect(cut && takeChanges(held, cut)).toEqual(cleared)
  const gone = feed.changes({ ...cleared, documents: [] })
  expect(gone && takeChanges(held, gone).documents).toEqual([])
  expect(store.state).toEqual({ qty: 1 })
})
