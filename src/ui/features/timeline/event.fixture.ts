import type { TimelineEvent } from '../../../core/diagnosis'

/** An event of memory at a moment with nothing in it but what a test says. */
export const event = (at: number, rest: Partial<TimelineEvent> = {}): TimelineEvent => ({
  id: `e${at}`,
  seq: at,
  at,
  tab: '1',
  document: 'd',
  source: 'm',
  type: 'x',
  paths: [],
  layer: 'memory',
  summary: '',
  failed: false,
  ...rest,
})
