import type { AlignOptions } from '../diff/input'
import { lastCommon } from '../timeline/changes'
import type { Reading } from '../timeline/history'
import { valuesAt } from '../timeline/member'
import { isKin, isSameSource, type Picked } from './pick'

/** How many steps back a whole comparison may take through the histories in search of common values. */
const STEPS_BACK = 50_000

/**
 * What two picked columns last had in common. Two moments of one source: what it held at the earlier one. Two sources of one
 * past: what their timelines say, each up to its moment. Recordings without a common past: nothing is known.
 */
export function ancestorOf(all: readonly Picked[]): AlignOptions['ancestor'] {
  const steps = { left: STEPS_BACK }
  return (path, a, b) => {
    const [ours, theirs] = [all[a], all[b]]
    if (!ours || !theirs) return undefined
    if (isSameSource(ours, theirs)) {
      const earlier = earlierOf(ours, theirs)
      return earlier?.reading && { value: valuesAt(earlier.member, path)(earlier.reading)?.value }
    }
    const common = isKin(ours, theirs) ? lastCommon(path, ours.member, theirs.member, steps) : undefined
    return common && { value: common.value?.value }
  }
}

/** Of two moments of a source the earlier; undefined where it is the same fact, or a store's memory of another page load. */
export function earlierOf(a: Picked, b: Picked): Picked | undefined {
  if (!a.reading || !b.reading || a.reading.entry.id === b.reading.entry.id || isAnotherLife(a, b)) return undefined
  return isBefore(a.reading, b.reading) ? a : b
}

/** A store's memory ends with its document: what the next one is created with is no change of it. */
export function isAnotherLife(a: Picked, b: Picked): boolean {
  return a.column.source.kind === 'memory' && a.reading?.entry.document.id !== b.reading?.entry.document.id
}

/** Facts of one document have its numbers; across documents the clock decides. */
export function isBefore(a: Reading, b: Reading): boolean {
  const isOneDocument = a.entry.document.id === b.entry.document.id
  return a.at === b.at && isOneDocument ? a.entry.event.seq < b.entry.event.seq : a.at < b.at
}
