import type { Recording } from '../../../core/timeline/recording'

/** Events that are measured: of many, every so-manieth. */
const MEASURED = 100

/** About what a recording holds, in bytes: events and what they say, as text. */
export function sizeOf({ documents }: Recording): number {
  const events = documents.flatMap((document) => document.events)
  const step = Math.max(1, Math.ceil(events.length / MEASURED))
  const measured = events.filter((_, index) => index % step === 0)
  const total = measured.reduce((sum, event) => sum + JSON.stringify(event).length, 0)
  return measured.length === 0 ? 0 : Math.round((total / measured.length) * events.length)
}

export const countEvents = ({ documents }: Recording): number =>
  documents.reduce((sum, { events }) => sum + events.length, 0)
