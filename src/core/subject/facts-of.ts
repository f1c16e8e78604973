import type { DifferenceFact, Facts, LeavingFact } from '../facts'
import { divergences } from '../diff/align'
import type { SubjectModel } from '../link/subject'
import { THRESHOLDS } from '../thresholds'
import { causeOf } from '../timeline/blame'
import { lastChange } from '../timeline/changes'
import type { Clock } from '../timeline/clock'
import type { Member } from '../timeline/member'
import type { Entry, Timeline } from '../timeline/merge'
import { type Comparison, compare } from './compare'
import { entryFacts, requestFacts } from './entry-facts'
import { judgedAt } from './pending'
import { changeFacts, documentFacts, hydrationFacts, momentOf, persistFact } from './store-facts'

/** How many divergent paths the rules are told of. */
const JUDGED_ROWS = 100

export interface FactContext {
  timeline: Timeline
  left: ReadonlyMap<string, Entry>
  clock: Clock
}

/** The facts of a subject, each made when a rule first asks for it. */
export function factsOf(subject: SubjectModel, comparison: Comparison, settled: boolean, context: FactContext): Facts {
  const { timeline, left, clock } = context
  const store = subject.group === 'store' ? subject.members[0] : undefined
  const memo = new Map<string, unknown>()
  const once = <T>(name: string, make: () => T): T => {
    if (!memo.has(name)) memo.set(name, make())
    return memo.get(name) as T
  }
  return {
    subject: { id: subject.id, name: subject.name, library: store?.source.library ?? '' },
    persist: persistFact(store),
    get hydrations() {
      return once('hydrations', () => (store ? hydrationFacts(store) : []))
    },
    get changes() {
      return once('changes', () => (store ? changeFacts(store) : []))
    },
    get entries() {
      return once('entries', () => entryFacts(subject.members, store))
    },
    get requests() {
      return once('requests', () => requestFacts(subject))
    },
    get memory() {
      return comparison.values[0]?.present && store ? { value: comparison.values[0].value } : undefined
    },
    get differences() {
      return once('differences', () => differencesOf(subject, comparison, judgedAt(subject, timeline.now, left)))
    },
    get leavings() {
      return once('leavings', () => (store ? leavingsOf(subject, store, left) : []))
    },
    get documents() {
      return once('documents', () => (store ? documentFacts(store, left) : []))
    },
    settled,
    now: timeline.now,
    thresholds: THRESHOLDS,
    clock,
  }
}

function differencesOf(subject: SubjectModel, { tree }: Comparison, at: number): DifferenceFact[] {
  const store = subject.group === 'store' ? subject.members[0] : undefined
  return divergences(tree)
    .slice(0, JUDGED_ROWS)
    .map((row) => {
      const values = new Map<string, { value: unknown }>()
      const covers = new Set<string>()
      for (const [index, { source }] of subject.members.entries()) {
        const cell = row.cells[index]
        if (cell?.kind === 'value') values.set(source.id, { value: cell.value })
        if (cell?.kind === 'value' || cell?.kind === 'absent') covers.add(source.id)
      }
      const change = store && changeAt(store, row.path, at)
      return { path: row.path, state: row.state, values, covers, ...(change && { change }) }
    })
}

function changeAt(store: Member, path: DifferenceFact['path'], at: number): DifferenceFact['change'] {
  const change = lastChange(store, path, at)
  if (!change) return undefined
  const { entry } = change.reading
  const hydration = entry.event.type === 'store-changed' ? entry.event.hydration : undefined
  const observed = change.observed && entry.event.type === 'store-changed'
  const told = { moment: momentOf(entry), by: causeOf(entry.event), observed }
  return hydration === undefined ? told : { ...told, hydration }
}

/** What differed when documents of the store were left, after the last that was recorded of them. */
function leavingsOf(subject: SubjectModel, store: Member, left: ReadonlyMap<string, Entry>): LeavingFact[] {
  if (subject.members.length < 2) return []
  const documents = new Set(store.history.facts.map(({ document }) => document.id))
  return [...documents].flatMap((document) => {
    const leaving = left.get(document)
    const last = leaving?.document.events.at(-1)
    if (!leaving || leaving.event.type !== 'document-left' || leaving.event.persisted || !last) return []
    const at = Math.max(leaving.event.at, last.at)
    const comparison = compare(subject, at, left)
    return comparison.tree.divergent === 0
      ? []
      : [
          {
            document,
            left: momentOf(leaving),
            differences: differencesOf(subject, comparison, at),
            ...(comparison.values[0]?.present && { memory: { value: comparison.values[0].value } }),
          },
        ]
  })
}
