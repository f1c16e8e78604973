import type { Entry, Timeline } from '../timeline/merge'

/** Storage facts with the store changes of the same synchronous run and of the same macrotask before them. */
export interface Coincidence {
  fact: Entry
  inRun: Entry[]
  inTask: Entry[]
}

/** Which stores changed just before each storage write, failed ones included. */
export function coincidences(timeline: Timeline): Coincidence[] {
  const found: Coincidence[] = []
  const changes = new Map<string, Entry[]>()
  for (const entry of timeline.entries) {
    const { event, document } = entry
    if (event.type === 'store-changed') {
      const recent = changes.get(document.id)?.filter((each) => each.event.task === event.task) ?? []
      changes.set(document.id, [...recent.slice(-50), entry])
    } else if (event.type === 'storage-written' || event.type === 'storage-failed') {
      if (event.type === 'storage-failed' && event.operation !== 'write') continue
      if (event.type === 'storage-written' && event.seenBy !== 'method') continue
      const inTask = changes.get(document.id)?.filter((each) => each.event.task === event.task) ?? []
      found.push({ fact: entry, inTask, inRun: inTask.filter((each) => each.event.run === event.run) })
    }
  }
  return found
}
