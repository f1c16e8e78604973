import { recording } from '../../core/timeline/build.fixture'
import type { RuleFixture } from './fixture'
import { a, b, c, studio } from './studio.fixture'

/** A scene that is added and sent, without an answer. */
function unanswered(...how: [message?: string, aborted?: boolean]) {
  const { built, page, store } = studio({ outbox: [] })
  store.set({ scenes: [a, b, c] }, 'addScene')
  const save = page.request('POST', '/api/scenes', c)
  page.at(1_040)
  save.fails(...how)
  return { built, store }
}

/** Saves that end otherwise than by an answer with an error. */
export const failedEnds: RuleFixture['fires'] = [
  {
    name: 'the network was gone',
    recording: () => unanswered().built.build(),
    subject: 'scenes-store',
    paths: ['scenes.c'],
    says: ['POST /api/scenes failed (no answer: Failed to fetch)'],
  },
  {
    name: 'the app aborted it, and kept what it was to save',
    recording: () => unanswered('The user aborted a request.', true).built.build(),
    subject: 'scenes-store',
    paths: ['scenes.c'],
    says: ['POST /api/scenes failed (aborted)'],
  },
  {
    name: 'queued while offline',
    recording: () => {
      const { built, store } = unanswered()
      store.set({ outbox: [c] }, 'queue')
      return built.build()
    },
    subject: 'scenes-store',
    paths: ['scenes.c'],
    severity: 'info',
    says: ['The state says so itself (`outbox`)'],
  },
]

/** An autosave that always carries the whole thing failed once; the next one went through, and then the server has gone on. */
export const savedLater: RuleFixture['silent'][number] = {
  name: 'a later save of the whole took along what the failed one had carried',
  recording: () => {
    const built = recording()
    const page = built.tab().open().at(5)
    const store = page.store('budget', { limit: 0, lines: [] })
    const load = page.request('GET', '/api/budget')
    page.at(50)
    load.answers(200, { limit: 900, lines: [a] })
    store.set({ limit: 900, lines: [a] }, 'load', { origins: [load.origin([])] })
    for (const [at, limit, status] of [
      [1_000, 950, 500],
      [2_000, 960, 200],
    ] as const) {
      page.at(at)
      store.set({ limit, lines: [a, b] }, 'change')
      const save = page.request('PUT', '/api/budget', { limit, lines: [a, b] })
      page.at(at + 40)
      save.answers(status)
    }
    const other = built.at(3_000).tab().open()
    other
      .at(3_005)
      .request('PUT', '/api/budget', { limit: 960, lines: [a] })
      .answers(200)
    return built.build()
  },
}
