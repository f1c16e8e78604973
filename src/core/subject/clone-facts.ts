import type { CloneFact } from '../facts'
import { causeOf } from '../timeline/blame'
import type { Clone } from '../timeline/clones'
import type { History, Reading } from '../timeline/history'
import type { Member } from '../timeline/member'
import { agentSourceId } from '../timeline/source-id'
import { type TabNames, tabName } from '../timeline/tabs'
import { momentOf } from './store-facts'

export interface CloneContext {
  clones: readonly Clone[]
  histories: ReadonlyMap<string, History>
  names: TabNames
}

/** The entries of a subject that its tab began with as copies of another tab's. */
export function cloneFacts(members: readonly Member[], { clones, histories, names }: CloneContext): CloneFact[] {
  return members.flatMap(({ source, history, mount, view }) => {
    const key = agentSourceId(source.id)
    const clone = clones.find(
      ({ tab, found }) => source.kind === 'sessionStorage' && tab === source.tab && found.has(key),
    )
    const began = history.facts.find(({ id }) => id === clone?.found.get(key))
    const original = clone && histories.get(`${clone.from}@${clone.document.origin} ${key}`)
    if (!clone || !began || !original) return []
    const told = ({ entry, at, content }: Reading): CloneFact['own'][number] => ({
      ...momentOf(entry, at),
      by: causeOf(entry.event),
      held: () => {
        const { present, value } = content()
        return present ? { value: view(value) } : undefined
      },
    })
    const { startedAt } = clone.document
    // The copy is made before its page begins: what the other tab wrote in between is not in it.
    const last = original.readings.findLastIndex(
      ({ at, content }) => at < startedAt && content().text === clone.texts.get(key),
    )
    const writes = (readings: readonly Reading[]): CloneFact['own'] =>
      readings
        .filter(({ entry }) => entry.event.type === 'storage-written' || entry.event.type === 'storage-removed')
        .map(told)
    const copied = history.readings.find(({ entry }) => entry === began)
    return copied
      ? [
          {
            source: source.id,
            key: source.key ?? source.label,
            mount,
            tab: tabName(names, clone.tab),
            from: tabName(names, clone.from),
            opened: clone.opened,
            copied: told(copied),
            own: writes(history.readings.filter(({ at }) => at >= startedAt)),
            original: writes(original.readings.filter(({ at }, index) => (last < 0 ? at >= startedAt : index > last))),
          },
        ]
      : []
  })
}
