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
