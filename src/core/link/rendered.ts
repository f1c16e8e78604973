import type { MismatchFact } from '../facts/mismatch'
import type { SessionSource } from '../session/session'
import type { Entry } from '../timeline/merge'
import type { History, Reading } from '../timeline/history'
import { type FoundMismatch, mismatchesOf, nameOf } from '../timeline/mismatch'
import type { RecordedDocument } from '../timeline/recording'
import { sessionSourceId } from '../timeline/source-id'
import { shownBy } from './shown'
import type { SubjectModel } from './subject'

/** Pages that the client rendered otherwise than the server had. */
export interface Rendered {
  /** One for each page of a tab: the server's HTML beside the first render. */
  subjects: SubjectModel[]
  sources: SessionSource[]
  /** What is to be judged in a subject: in that whose state is shown, else in the page's own. */
  mismatches: ReadonlyMap<string, readonly MismatchFact[]>
}

export function renderedPages(entries: readonly Entry[], subjects: readonly SubjectModel[]): Rendered {
  const pages = new Map<string, SubjectModel>()
  const mismatches = new Map<string, MismatchFact[]>()
  for (const found of mismatchesOf(entries).values()) {
    const [first] = found
    if (!first) continue
    const { document } = first.entry
    const id = pageId(document)
    const page = pages.get(id) ?? newPage(document)
    pages.set(id, page)
    for (const [index, side] of (['server', 'client'] as const).entries())
      page.members[index]?.history.readings.push(readingOf(first.entry, found, side))
    const reachable = subjects.filter(({ members }) =>
      members.some(({ history }) => history.facts.some(({ document: own }) => own.id === document.id)),
    )
    for (const fact of factsOf(found, reachable)) {
      const subject = fact.from?.subject ?? id
      mismatches.set(subject, [...(mismatches.get(subject) ?? []), fact])
    }
  }
  const all = [...pages.values()]
  return { subjects: all, sources: all.flatMap(({ members }) => members.map(({ source }) => source)), mismatches }
}

/** Each with the state it shows; what says nothing of its own goes with its neighbours. */
function factsOf(found: readonly FoundMismatch[], subjects: readonly SubjectModel[]): MismatchFact[] {
  const facts = found.map((each): MismatchFact => {
    const { entry, mismatch, framework } = each
    const from = shownBy(each, subjects)
    const moment = { event: entry.id, at: entry.event.at, seq: entry.seq, document: entry.document.id }
    return {
      ...moment,
      mismatch,
      ...(framework && { framework }),
      name: nameOf(mismatch),
      page: pathOf(entry.document),
      ...(from && { from }),
    }
  })
  return facts.map((fact) => {
    if (fact.from) return fact
    const near = facts.find((other) => other.from && isNear(fact, other))
    return near?.from ? { ...fact, from: near.from } : fact
  })
}

/** In the same component, or side by side. */
function isNear({ mismatch: a }: MismatchFact, { mismatch: b }: MismatchFact): boolean {
  if (a.component !== undefined && a.component === b.component) return true
  return a.place !== undefined && b.place !== undefined && parentOf(a.place) === parentOf(b.place)
}

const parentOf = (place: string): string => place.split(' > ').slice(0, -1).join(' > ') || place

function readingOf(entry: Entry, found: readonly FoundMismatch[], side: 'server' | 'client'): Reading {
  const value = Object.fromEntries(
    found.flatMap(({ mismatch }) => (mismatch[side] === undefined ? [] : [[nameOf(mismatch), mismatch[side]]])),
  )
  return { at: entry.event.at, entry, content: () => ({ present: true, value, codec: '' }) }
}

function newPage(document: RecordedDocument): SubjectModel {
  const path = pathOf(document)
  const member = (side: string, label: string): SubjectModel['members'][number] => {
    const id = sessionSourceId(document, { id: `rendered:${side}:${path}`, kind: 'rendered' })
    const source: SessionSource = { id, kind: 'rendered', label, tab: document.tab, documents: [document.id] }
    const history: History = { source, readings: [], refused: [], facts: [], subscriptions: [], incomplete: false }
    return { source, history, mount: [], view: (value) => value }
  }
  return {
    id: pageId(document),
    name: path,
    tab: document.tab,
    group: 'rendered',
    members: [member('server', "server's HTML"), member('client', 'first render')],
    links: [],
  }
}

function pageId(document: RecordedDocument): string {
  return sessionSourceId(document, { id: `rendered:${pathOf(document)}`, kind: 'rendered' })
}

/** The page's address in its site, without its query. */
function pathOf({ url, origin }: RecordedDocument): string {
  return (url.startsWith(origin) ? url.slice(origin.length) : url).replace(/[?#].*$/, '') || '/'
}
