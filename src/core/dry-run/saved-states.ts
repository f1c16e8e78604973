import type { DiagnosedSubject } from '../diagnosis'
import { agentSourceId } from '../timeline/source-id'
import type { Reading } from '../timeline/history'
import type { Member } from '../timeline/member'

/** A store whose own migration can be tried, and what is known of it. */
export interface Trial {
  subject: string
  document: string
  /** The agent's own id. */
  source: string
  /** The version that the store declares. */
  version: number | undefined
  /** What it begins with. */
  initial: unknown
  /** What it leaves out when it is saved. */
  omits: readonly (readonly (string | number)[])[]
  /** What its entries have held, the last first. */
  saved: SavedState[]
}

/** What an entry held from an event on. */
export interface SavedState {
  event: string
  at: number
  how: 'found' | 'written' | 'read'
  /** `localStorage cart-storage` */
  entry: string
  version: number | undefined
  state: unknown
}

/** Of each entry. */
const MOST = 50

const HOW: Readonly<Record<string, SavedState['how']>> = {
  'storage-found': 'found',
  'storage-written': 'written',
  'storage-read': 'read',
}

/** Whether `trialOf` has something to give, at no cost. */
export function canTry({ members: [store] }: DiagnosedSubject): boolean {
  return store?.source.kind === 'memory' && store.source.restorable === true
}

/** What the migration of a subject's store can be tried with; undefined where it cannot be tried at all. */
export function trialOf(subject: DiagnosedSubject): Trial | undefined {
  const [store, ...others] = subject.members
  const last = store?.history.readings.at(-1)
  if (!store || !last || !canTry(subject)) return undefined
  const created = store.history.facts.findLast(({ event }) => event.type === 'store-created')
  const initial = store.history.readings.find(({ entry }) => entry === created)?.content().value
  return {
    subject: subject.name,
    document: last.entry.document.id,
    source: agentSourceId(store.source.id),
    version: store.source.persist?.version,
    initial,
    omits: store.source.persist?.omits ?? [],
    saved: others
      .filter((member) => isEntry(member))
      .flatMap((member) => member.history.readings.slice(-MOST).flatMap((reading) => savedState(member, reading) ?? []))
      .toSorted((a, b) => b.at - a.at),
  }
}

/** What another release is most likely to have saved: the last of another version than the store's, else the last. */
export function likeliest({ saved, version }: Trial): SavedState | undefined {
  return saved.find((each) => each.version !== undefined && each.version !== version) ?? saved[0]
}

/** An entry that holds the state as a whole. */
function isEntry({ source, mount }: Member): boolean {
  return source.kind !== 'memory' && source.kind !== 'server' && source.kind !== 'rendered' && mount.length === 0
}

function savedState({ source, view }: Member, { at, entry, content }: Reading): SavedState | undefined {
  const { present, unreadable, value, version } = content()
  const how = HOW[entry.event.type]
  const state = view(value)
  if (!present || unreadable !== undefined || !how || typeof state !== 'object' || state === null) return undefined
  return { event: entry.id, at, how, entry: `${source.kind} ${source.key ?? source.label}`, version, state }
}
