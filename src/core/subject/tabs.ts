import { linkEnd } from '../link/decision'
import type { SubjectModel } from '../link/subject'
import type { Thresholds } from '../thresholds'
import { lastChange } from '../timeline/changes'
import { readingAt } from '../timeline/history'
import type { Member } from '../timeline/member'
import type { Entry } from '../timeline/merge'
import type { TabNames } from '../timeline/tabs'
import { tabName } from '../timeline/tabs'
import { formatPath, type Path } from '../value/path'
import { isOwed, isPending } from './pending'

/** `tab-1@http://localhost:3000 memory:cart`: of a top document, no iframe's. */
const TOP_STORE = /^[^@ ]*@[a-z][a-z\d+.-]*:\/\/[^/ ]* /i

/** The subjects of one store in several tabs; a store that lives in one tab only is left out. */
export function storesOfTabs(subjects: readonly SubjectModel[]): Map<string, SubjectModel[]> {
  const stores = new Map<string, SubjectModel[]>()
  for (const subject of subjects) {
    if (subject.group !== 'store' || !TOP_STORE.test(subject.id)) continue
    const end = linkEnd(subject.id)
    stores.set(end, [...(stores.get(end) ?? []), subject])
  }
  for (const [end, own] of stores) if (own.length < 2) stores.delete(end)
  return stores
}

/**
 * A subject with what the other tabs that are open at `at` have of its store in memory. They are compared only where the tabs
 * share an entry or a resource: the rest each has for itself.
 */
export function withTabs(
  subject: SubjectModel,
  siblings: readonly SubjectModel[],
  { at, left, names }: { at: number; left: ReadonlyMap<string, Entry>; names: TabNames },
): SubjectModel {
  const tabs = siblings.flatMap((other): Member[] => {
    const [store] = other.members
    if (other.id === subject.id || !store || !isOpen(store, at, left)) return []
    const theirs = new Set(other.members.map(placeOf))
    const shared = subject.members.filter(
      (member) => member.source.kind !== 'memory' && !member.slots && theirs.has(placeOf(member)),
    )
    return shared.length > 0 ? [{ ...store, tab: { name: tabName(names, other.tab), shared } }] : []
  })
  return tabs.length > 0 ? { ...subject, members: [...subject.members, ...tabs] } : subject
}

/** A source, and where it stands in the state. */
function placeOf({ source, mount }: Member): string {
  return `${source.id} ${formatPath(mount)}`
}

/** Whether the document that holds a store has not been left by then. */
export function isOpen(store: Member, at: number, left: ReadonlyMap<string, Entry>): boolean {
  const document = readingAt(store.history, at)?.entry.document
  const leaving = document && left.get(document.id)
  return document !== undefined && (!leaving || leaving.event.at > at)
}

/** When, and by which limits, something is judged. */
export interface Moment {
  at: number
  left: ReadonlyMap<string, Entry>
  thresholds: Thresholds
}

/** Whether the tabs may still come to agree at a path: one of them has just changed it, or owes it to what they share. */
export function isUnderWay(store: Member, tab: Member, path: Path, { at, left, thresholds }: Moment): boolean {
  return [store, tab].some((member) => {
    const change = lastChange(member, path, at)?.reading
    if (change?.entry.event.type === 'store-changed' && at - change.at < thresholds.settledAfterMs) return true
    const entries = tab.tab?.shared.filter(({ resource }) => !resource) ?? []
    return entries.some((entry) => isPending(entry, member, at, left, thresholds) && isOwed(member, entry, path, at))
  })
}
