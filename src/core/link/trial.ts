import type { History } from '../timeline/history'

/** An entry that was never there but within a single run: somebody tried whether the storage works. */
export function isTrial({ facts }: History): boolean {
  let isTried = false
  /** The write that has not been removed yet: its document and run. */
  let open = ''
  for (const { event, document } of facts) {
    if (event.type === 'storage-read') continue
    if (event.type === 'storage-found') {
      if (event.text !== undefined || event.value !== undefined) return false
    } else if (event.type === 'storage-written' || event.type === 'storage-removed') {
      // What other tabs hear of it comes later.
      if (event.seenBy === 'storage-event') continue
      const run = `${document.id} ${event.run}`
      if (event.seenBy !== 'method' || (open !== '' && open !== run)) return false
      isTried ||= event.type === 'storage-written'
      open = event.type === 'storage-written' ? run : ''
    } else return false
  }
  return isTried && open === ''
}
