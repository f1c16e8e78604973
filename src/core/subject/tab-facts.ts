import type { DocumentFact, TabDocumentFact, TabFact } from '../facts'
import type { SubjectModel } from '../link/subject'
import type { Member } from '../timeline/member'
import type { Entry, Timeline } from '../timeline/merge'
import { type TabNames, tabName } from '../timeline/tabs'
import { documentFacts, momentOf } from './store-facts'
import { isOpen } from './tabs'

interface Known {
  timeline: Timeline
  left: ReadonlyMap<string, Entry>
  names: TabNames
}

/** The tabs in which a store lives: its subjects, one for each. */
export function tabFacts(siblings: readonly SubjectModel[], subject: SubjectModel, known: Known): TabFact[] {
  const { left, names, timeline } = known
  return siblings.flatMap(({ id, tab, group, members: [store] }) =>
    store && group === 'store'
      ? [
          {
            name: tabName(names, tab),
            own: id === subject.id,
            store: id,
            open: isOpen(store, timeline.now, left),
            documents: documentsOf(store, known),
            memory: store.history.readings.map(({ entry, content }) => ({
              ...momentOf(entry),
              value: content().value,
              created: entry.event.type === 'store-created',
            })),
          },
        ]
      : [],
  )
}

function documentsOf(store: Member, { timeline, left }: Known): TabDocumentFact[] {
  return documentFacts(store, left).map((fact) => {
    const entries = usesByDocument(timeline).get(fact.id) ?? []
    const used = entries.filter(({ event }) => event.type === 'page-used').map((entry) => momentOf(entry))
    return { ...fact, visible: visibleSpans(entries, fact), used }
  })
}

const grouped = new WeakMap<Timeline, ReadonlyMap<string, Entry[]>>()

/** How documents were seen and used, for all their stores. */
function usesByDocument(timeline: Timeline): ReadonlyMap<string, Entry[]> {
  const known = grouped.get(timeline)
  if (known) return known
  const made = new Map<string, Entry[]>()
  for (const entry of timeline.entries) {
    const { type } = entry.event
    if (type !== 'document-started' && type !== 'visibility-changed' && type !== 'page-used') continue
    const list = made.get(entry.document.id)
    if (list) list.push(entry)
    else made.set(entry.document.id, [entry])
  }
  grouped.set(timeline, made)
  return made
}

/** A document that nobody spoke of as hidden is taken to be seen. */
function visibleSpans(entries: readonly Entry[], { startedAt, leftAt }: DocumentFact) {
  const spans: { from: number; until?: number }[] = []
  const [first] = entries
  if (first?.event.type !== 'document-started' || first.event.visible !== false) spans.push({ from: startedAt })
  for (const { event } of entries) {
    if (event.type !== 'visibility-changed') continue
    const open = spans.at(-1)
    const isShown = open !== undefined && open.until === undefined
    if (event.visible && !isShown) spans.push({ from: event.at })
    else if (!event.visible && isShown) open.until = event.at
  }
  const last = spans.at(-1)
  if (last && last.until === undefined && leftAt !== undefined) last.until = leftAt
  return spans
}
