import type { RefusalFact } from '../facts'
import type { SubjectModel } from '../link/subject'
import { causeOf } from '../timeline/blame'
import type { AgentEvent, Writer } from '../timeline/event'
import type { Entry, Timeline } from '../timeline/merge'
import { parseStack } from '../timeline/stack'
import { areaName } from './entry-facts'
import { momentOf } from './store-facts'

/** An access that a place refused as a whole, and the store that it was made for, where one can be told. */
interface Refusal {
  entry: Entry
  store?: string
  during: RefusalFact['during']
  /** The change that it was to save. */
  change?: string
  /** What the app took to, in the same run. */
  instead?: Entry
}

/** An app may put off its saves so long, in milliseconds. */
const DEBOUNCE = 2_000

const known = new WeakMap<Timeline, Refusal[]>()

/** Accesses refused to the store of a subject, and those that nobody's are; of a place alone, the latter, frames' aside. */
export function refusalFacts({ members: [first], group }: SubjectModel, timeline: Timeline): RefusalFact[] {
  if (!first) return []
  const { id, documents = [] } = first.source
  const isOwn = ({ store, entry }: Refusal): boolean =>
    group === 'store'
      ? store === id || (store === undefined && documents.includes(entry.document.id))
      : store === undefined && entry.source === id && entry.document.top
  return refusalsOf(timeline)
    .filter(isOwn)
    .flatMap(({ entry, during, change }) => {
      const { event } = entry
      if (event.type !== 'storage-failed') return []
      const area = areaName(timeline.sources.get(entry.source)?.kind ?? 'localStorage')
      const told = { area, error: event.error.name, by: causeOf(event), during, task: event.task }
      return [{ ...momentOf(entry), ...told, ...(change !== undefined && { change }) }]
    })
}

function refusalsOf(timeline: Timeline): Refusal[] {
  const found = known.get(timeline) ?? find(timeline)
  known.set(timeline, found)
  return found
}

/** What a document is doing, as far as it tells whom a refused access was for. */
interface Doing {
  /** Of the present run. */
  refused: Refusal[]
  hydrating: Set<string>
  change?: Entry
}

function find(timeline: Timeline): Refusal[] {
  const all: Refusal[] = []
  const documents = new Map<string, Doing>()
  for (const entry of timeline.entries) {
    const { event, document } = entry
    const doing = documents.get(document.id) ?? { refused: [], hydrating: new Set() }
    documents.set(document.id, doing)
    if (event.type === 'persist-hydration') {
      if (event.step === 'started') doing.hydrating.add(entry.source)
      if (event.step === 'applied' || event.step === 'failed') doing.hydrating.delete(entry.source)
    } else if (event.type === 'store-changed' && event.hydration === undefined) {
      doing.change = entry
    } else if (event.type === 'store-created') {
      const created = document.sources.find(({ id }) => id === event.source)?.created
      for (const refusal of doing.refused) {
        // What was read instead meanwhile was read by the store's creator.
        if (refusal.entry.event.run !== event.run || refusal.instead) continue
        if (!isWithin(refusal.entry.event.writer, created)) continue
        Object.assign(refusal, { store: entry.source, during: 'creation' })
      }
    } else if (event.type === 'storage-written' || event.type === 'storage-read') {
      for (const refusal of doing.refused) if (refusal.entry.event.run === event.run) refusal.instead = entry
    } else if (isRefusal(entry, timeline)) {
      const refusal: Refusal = { entry, ...purpose(event, doing) }
      doing.refused = [...doing.refused.filter((each) => each.entry.event.run === event.run), refusal]
      all.push(refusal)
    }
  }
  return all.filter(({ during, instead, entry }) => {
    if (during === 'creation' || during === 'hydration') return true
    return instead === undefined && !isForeign(entry)
  })
}

function isRefusal({ event, source }: Entry, { sources }: Timeline): boolean {
  return event.type === 'storage-failed' && event.operation === 'read' && sources.get(source)?.key === undefined
}

function purpose(event: AgentEvent, { hydrating, change }: Doing): Omit<Refusal, 'entry'> {
  const [hydrated] = hydrating
  if (hydrated !== undefined) return { store: hydrated, during: 'hydration' }
  if (!change || event.at - change.event.at > DEBOUNCE) return { during: 'other' }
  const during = change.event.task === event.task ? 'change' : 'later'
  return { store: change.source, during, change: change.id }
}

/**
 * The access was made by the very call that made the store: zustand copies a store's methods onto its hook in the function
 * that ran everything else, so that the stacks agree from the line on which that one was called.
 */
function isWithin(access: Writer | undefined, created: Writer | undefined): boolean {
  const [maker, ...callers] = created?.stack ?? []
  const [call] = callers
  if (!access || maker === undefined || call === undefined) return false
  return access.stack.some((line, index) => {
    const inner = access.stack[index - 1]
    if (line !== call || inner === undefined || functionOf(inner) !== functionOf(maker)) return false
    return access.stack.slice(index).every((each, offset) => each === (callers[offset] ?? each))
  })
}

const functionOf = (line: string): string | undefined => parseStack([line])[0]?.fn

/** Made by a script of another site than the page's, of which the page's stores are none either. */
function isForeign({ event, document }: Entry): boolean {
  const from = originOf(event.writer)
  if (from === undefined || from === document.origin) return false
  return !document.sources.some(({ created }) => originOf(created) === from)
}

function originOf(writer: Writer | undefined): string | undefined {
  return /^[a-z][a-z\d+.-]*:\/\/[^/]*/i.exec(parseStack(writer?.stack ?? [])[0]?.url ?? '')?.[0]
}
