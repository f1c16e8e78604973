import type { DifferenceFact, Facts, LeavingFact } from '../facts'
import { divergences } from '../diff/align'
import type { Rendered } from '../link/rendered'
import type { SubjectModel } from '../link/subject'
import type { Thresholds } from '../thresholds'
import { causeOf } from '../timeline/blame'
import { lastChange } from '../timeline/changes'
import type { Clock } from '../timeline/clock'
import type { Clone } from '../timeline/clones'
import type { History } from '../timeline/history'
import type { Member } from '../timeline/member'
import type { Entry, Timeline } from '../timeline/merge'
import type { TabNames } from '../timeline/tabs'
import { type Comparison, compare, type Wishes } from './compare'
import { callFacts, strayWriteFacts } from './call-facts'
import { areaFacts } from './area-facts'
import { cloneFacts } from './clone-facts'
import { costFacts } from './cost-facts'
import { entryFacts, requestFacts } from './entry-facts'
import { listeningFacts } from './listening-facts'
import { messageFacts, payloadFacts, sentFacts, useFacts } from './page-facts'
import { partFacts } from './part-facts'
import { judgedAt } from './pending'
import { refusalFacts } from './refusals'
import { removalFacts } from './removal-facts'
import { reloadFacts } from './reload-facts'
import { restoreFacts } from './restore-facts'
import { saveFacts, takeFacts } from './takes'
import { screenFacts } from './screen-facts'
import { changeFacts, documentFacts, hydrationFacts, momentOf, persistFact } from './store-facts'
import { tabFacts } from './tab-facts'
import { isUndoing } from './verdict/reset'

/** How many divergent paths the rules are told of. */
const JUDGED_ROWS = 100

export interface FactContext {
  timeline: Timeline
  left: ReadonlyMap<string, Entry>
  clock: Clock
  thresholds: Thresholds
  names?: TabNames
  clones?: readonly Clone[]
  histories?: ReadonlyMap<string, History>
  rendered?: Pick<Rendered, 'mismatches'>
}

interface Judgeable {
  subject: SubjectModel
  /** The subjects of the same store in all tabs, this one included. */
  siblings: readonly SubjectModel[]
  /** The comparison of the subject's own members, where there is one already. */
  compared: Comparison | undefined
  wishes: Wishes
  settled: boolean
}

const NO_NAMES: TabNames = new Map()
const NO_HISTORIES: ReadonlyMap<string, History> = new Map()

/** The facts of a subject, each made when a rule first asks for it. */
export function factsOf(
  { subject, siblings, compared, settled, wishes }: Judgeable,
  { timeline, left, clock, thresholds, names = NO_NAMES, clones = [], histories = NO_HISTORIES, rendered }: FactContext,
): Facts {
  const store = subject.group === 'store' ? subject.members[0] : undefined
  const memo = new Map<string, unknown>()
  const once = <T>(name: string, make: () => T): T => {
    if (!memo.has(name)) memo.set(name, make())
    return memo.get(name) as T
  }
  const at = judgedAt(subject, timeline.now, left)
  const comparison = (): Comparison =>
    once('comparison', () => compared ?? compare(subject, at, left, thresholds, wishes))
  return {
    subject: { id: subject.id, name: subject.name, library: store?.source.library ?? '' },
    persist: persistFact(store),
    get parts() {
      return once('parts', () => (store ? partFacts(store, this) : []))
    },
    get hydrations() {
      return once('hydrations', () => (store ? hydrationFacts(store) : []))
    },
    get restores() {
      return once('restores', () => (store ? restoreFacts(store, this.entries, this.hydrations) : []))
    },
    get changes() {
      return once('changes', () => (store ? changeFacts(store) : []))
    },
    get removals() {
      return once('removals', () => removalFacts(subject.tab, { timeline, histories, left }))
    },
    get entries() {
      return once('entries', () => entryFacts(subject, names))
    },
    get clones() {
      return once('clones', () => cloneFacts(subject.members, { clones, histories, names }))
    },
    get refusals() {
      return once('refusals', () => refusalFacts(subject, timeline))
    },
    mismatches: rendered?.mismatches.get(subject.id) ?? [],
    get requests() {
      return once('requests', () => requestFacts(subject))
    },
    get payloads() {
      return once('payloads', () => payloadFacts(subject))
    },
    get takes() {
      return once('takes', () => (store ? takeFacts(store, timeline) : []))
    },
    get saves() {
      return once('saves', () => (store ? saveFacts(store, timeline) : []))
    },
    get calls() {
      return once('calls', () => (store ? callFacts(store, timeline) : []))
    },
    get strayWrites() {
      return once('strayWrites', () => (store ? strayWriteFacts(store, histories) : []))
    },
    get messages() {
      return once('messages', () => (store ? messageFacts(store, timeline) : []))
    },
    get sent() {
      return once('sent', () => (store ? sentFacts(store, timeline) : []))
    },
    get uses() {
      return once('uses', () => (store ? useFacts(store, timeline) : []))
    },
    get memory() {
      const [own] = comparison().values
      return own?.present && store ? { value: own.value } : undefined
    },
    get differences() {
      return once('differences', () => differencesOf(subject, comparison(), at))
    },
    get leavings() {
      return once('leavings', () => (store ? leavingsOf(subject, store, left, thresholds, wishes) : []))
    },
    get reloads() {
      const known = { timeline, left, thresholds }
      return once('reloads', () => (store ? reloadFacts(subject, store, { ...known, calls: () => this.calls }) : []))
    },
    get documents() {
      return once('documents', () => (store ? documentFacts(store, left) : []))
    },
    get tabs() {
      return once('tabs', () => tabFacts(siblings, subject, { timeline, left, names }))
    },
    get costs() {
      return once('costs', () => costFacts(subject))
    },
    get areas() {
      return once('areas', () => areaFacts(subject, siblings, { timeline, histories, thresholds }))
    },
    get listening() {
      return once('listening', () => (store ? listeningFacts(store, timeline) : []))
    },
    get screens() {
      return once('screens', () => screenFacts(subject))
    },
    settled,
    now: timeline.now,
    thresholds,
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
  const isReset = (): boolean => observed && isUndoing(store, change, path, at)
  const told = { moment: momentOf(entry), by: causeOf(entry.event), observed, isReset }
  return hydration === undefined ? told : { ...told, hydration }
}

/** What differed when documents of the store were left, after the last that was recorded of them. */
function leavingsOf(
  subject: SubjectModel,
  store: Member,
  left: ReadonlyMap<string, Entry>,
  thresholds: Thresholds,
  wishes: Wishes,
): LeavingFact[] {
  if (subject.members.length < 2) return []
  const documents = new Set(store.history.facts.map(({ document }) => document.id))
  return [...documents].flatMap((document) => {
    const leaving = left.get(document)
    const last = leaving?.document.events.at(-1)
    if (!leaving || leaving.event.type !== 'document-left' || leaving.event.persisted || !last) return []
    const at = Math.max(leaving.event.at, last.at)
    const comparison = compare(subject, at, left, thresholds, wishes)
    return comparison.tree.divergent === 0
      ? []
      : [
          {
            document,
            left: momentOf(leaving),
            differences: differencesOf(subject, comparison, at),
            hidden: onceHidden(store, leaving),
            ...(comparison.values[0]?.present && { memory: { value: comparison.values[0].value } }),
          },
        ]
  })
}

function onceHidden(store: Member, { event, document }: Entry): Set<string> {
  const hidden = document.events.findLast(
    ({ type, task, seq }) => type === 'visibility-changed' && task === event.task && seq < event.seq,
  )
  const facts = store.history.facts.filter((fact) => fact.document === document && fact.event.task === event.task)
  return new Set(facts.filter((fact) => hidden && fact.event.seq > hidden.seq).map(({ id }) => id))
}
