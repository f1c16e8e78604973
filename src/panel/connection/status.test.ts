import { describe, expect, it } from 'vitest'
import type { RecordedDocument } from '../../core/timeline/recording'
import { statusOf } from './status'

const document = (id: string, startedAt: number, beforeScripts: boolean, dropped = 0, tab = '1'): RecordedDocument => ({
  id,
  tab,
  top: true,
  url: 'http://localhost/',
  origin: 'http://localhost',
  startedAt,
  sources: [],
  events: [
    {
      type: 'document-started',
      seq: 0,
      at: startedAt,
      run: 1,
      task: 1,
      url: '',
      referrer: '',
      navigation: 'reload',
      beforeScripts,
    },
  ],
  dropped,
})
const agent = (id: string, cost: number) => ({
  type: 'status' as const,
  document: id,
  techniques: [],
  cost,
  bytes: 500,
  events: 1,
  dropped: 0,
  recording: true,
})
const rest = {
  connection: 'connected' as const,
  origin: 'http://localhost',
  url: 'http://localhost/',
  tab: '1',
  recording: true,
  preserveLog: true,
}

describe('statusOf', () => {
  it('says the share of the main thread since the live documents began, and adds up what was lost', () => {
    const documents = [document('old', 1_000, true, 3), document('now', 9_000, true, 4)]
    expect(statusOf({ ...rest, agents: [agent('now', 5)], documents, now: 10_000 })).toMatchObject({
      cost: 0.005,
      kept: { events: 1, bytes: 500, dropped: 0 },
      dropped: 7,
      fromStart: true,
    })
  })
  it('knows no cost before an agent has spoken, and tells when the last document began without us', () => {
    const documents = [document('old', 1_000, true), document('now', 9_000, false)]
    expect(statusOf({ ...rest, agents: [], documents, now: 10_000 })).toMatchObject({
      cost: undefined,
      fromStart: false,
    })
  })
  it('keeps what other tabs cost and keep apart from the inspected one, and adds it to the total', () => {
    const documents = [document('here', 9_000, true), document('there', 1_000, false, 2, '2')]
    const status = statusOf({ ...rest, agents: [agent('here', 5), agent('there', 900)], documents, now: 10_000 })
    expect(status).toMatchObject({ cost: 0.005, kept: { events: 1, bytes: 500 }, dropped: 2, fromStart: true })
    expect(status.all).toEqual({ tabs: 2, events: 2, bytes: 1_000, dropped: 0 })
  })
})
