import type { Column, DiagnosedSubject, Diagnosis } from '../diagnosis'
import { align } from '../diff/align'
import type { AlignedNode } from '../diff/aligned'
import { mergeTimeline } from '../timeline/merge'
import { refusedCart } from '../timeline/build.fixture'
import type { Recording } from '../timeline/recording'
import type { Session } from './session'
import { toSession } from './to-session'

export const CREATOR = { name: 'Driftscope', version: '0.1.0' }

/** A session with something in each of its sections. */
export function sampleSession(recording: Recording = refusedCart()): Session {
  return toSession(recording, diagnosisOf(recording), { creator: CREATOR, url: 'http://localhost:3000/' })
}

/**
 * A diagnosis written by hand, so that the format's tests stand on their own: one subject of
 * the first two sources and one finding.
 */
export function diagnosisOf(recording: Recording): Diagnosis {
  const timeline = mergeTimeline(recording)
  const sources = [...timeline.sources.values()]
  const [left, right] = sources
  const event = timeline.entries.at(-1)?.id ?? ''
  const columns: Column[] = [left, right].flatMap((source, index) =>
    source
      ? [
          {
            source,
            codec: index === 0 ? 'json' : '',
            at: recording.now - 10,
            value: { total: 19.9 + index, at: new Date(0), note: undefined },
            mount: [],
            provenance: { source: source.id, event, by: 'addItem', frames: [] },
          },
        ]
      : [],
  )
  const ids = columns.map(({ source }) => source.id)
  const subject: DiagnosedSubject = {
    id: 'tab-1 cart',
    name: 'cart',
    sources: ids,
    links: [{ from: ids[0] ?? '', to: ids[1] ?? '', why: 'declared', confidence: 'certain', because: 'persist name' }],
    tab: 'tab-1',
    group: 'store',
    columns,
    tree: tree(),
    divergent: 1,
    benign: 1,
    equal: 4,
    verdict: { sentence: 'cart: memory is ahead of localStorage.', trust: ids[1] ?? '', confidence: 'likely' },
    status: 'error',
    settled: true,
    findings: [],
    blame: () => [],
    history: () => ({ changes: [], cut: false, incomplete: false }),
    members: [],
    inputs: [],
    at: () => subject,
  }
  return {
    at: recording.now,
    sources,
    tabs: [],
    decisions: [],
    subjects: [subject],
    events: [],
    findings: [
      {
        id: 'storage-behind-memory:cart',
        rule: 'storage-behind-memory',
        severity: 'error',
        confidence: 'certain',
        subject: 'tab-1 cart',
        paths: ['total'],
        sentence: 'cart: localStorage is behind memory on total.',
        consequence: 'Reloading loses total.',
        evidence: [event],
        explains: [],
        fix: 'Free some room.',
      },
    ],
    failures: [],
    dropped: 0,
  }
}

/** Memory has moved on in `total`, has a Date where storage has its text, and an order that storage lacks. */
function tree(): AlignedNode {
  const memory = { total: 19.9, when: new Date(0), coupon: 'SPRING', order: { id: 1 } }
  const storage = { total: 20.9, when: new Date(0).toISOString(), coupon: 'SPRING' }
  return align(
    [
      { role: 'memory', present: true, value: memory, mount: [], serialized: false },
      { role: 'storage', present: true, value: storage, mount: [], serialized: true },
    ],
    { ancestor: () => undefined },
  )
}
