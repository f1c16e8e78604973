import type { TimelineEvent } from '../../../core/diagnosis'
import { place, writerFrames, writerName } from '../../../core/timeline/stack'

/** Who caused an event and from where, on one line: `addItem · cart.ts:41`; '' when it was not observed. */
export function writerLine(event: TimelineEvent): string {
  const name = writerName(event.writer)
  const frame = writerFrames(event.writer)[0]
  const where = frame ? place(frame) : ''
  return [name, where].filter((part, index, all) => part !== '' && all.indexOf(part) === index).join(' · ')
}
