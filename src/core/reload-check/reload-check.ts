import type { Column, DiagnosedSubject, Diagnosis } from '../diagnosis'
import { align, divergences } from '../diff/align'
import type { AlignedNode } from '../diff/aligned'
import type { Reading } from '../timeline/history'
import type { Member } from '../timeline/member'
import { agree } from '../timeline/agree'
import { below } from '../timeline/below'
import { formatPath, lookup, type Path } from '../value/path'
import { type Fate, fateOf } from './fate'

/** What a reload did to the stores of the reloaded tab. */
export interface ReloadCheck {
  stores: StoreCheck[]
}

export interface StoreCheck {
  /** Of the subject. */
  id: string
  name: string
  /** The reloaded page has not made it again. */
  gone: boolean
  /** What it is persisted to: `localStorage cart-storage`; '' for nothing. */
  storage: string
  /** What is not as before, the worst first. */
  paths: PathCheck[]
  /** How many of them are lost against what was meant. */
  lost: number
}

export interface PathCheck extends Fate {
  path: Path
  /** Memory before; absent where nothing was there. */
  before: Held
  /** What storage held when the new page began. */
  storage: Held
  /** Memory once the saved state had been taken in. */
  hydrated: Held
  /** Memory once the page had settled. */
  settled: Held
}

export type Held = { value: unknown } | undefined

/** Rows told of one store. */
const MOST = 200
const NOTHING: Held = undefined

/**
 * What the stores held before a reload, what storage held in between, and what they hold since, path by path with the reason.
 * `before` was judged just before the reload, `after` when the new page had settled; stores of other tabs are left out.
 */
export function checkReload(before: Diagnosis, after: Diagnosis): ReloadCheck {
  const reloaded = new Set(
    after.events.filter(({ type, at }) => type === 'document-started' && at > before.at).map(({ tab }) => tab),
  )
  const stores = before.subjects
    .filter(({ group, tab }) => group === 'store' && reloaded.has(tab))
    .flatMap((subject) => checkStore(subject, findStore(after, subject), before.at) ?? [])
  return { stores }
}

/** The same store in a later judgement, also where it is part of another subject by then. */
function findStore({ subjects }: Diagnosis, { columns, id }: DiagnosedSubject): DiagnosedSubject | undefined {
  const store = columns[0]?.source.id
  return subjects.find((each) => each.id === id) ?? subjects.find((each) => each.columns[0]?.source.id === store)
}

function checkStore(
  before: DiagnosedSubject,
  after: DiagnosedSubject | undefined,
  reloadedAt: number,
): StoreCheck | undefined {
  const [memory] = before.columns
  if (!memory || memory.source.kind !== 'memory') return undefined
  const named = { id: before.id, name: before.name, storage: nameOf(before.columns.find(isStorage)) }
  const [store] = after?.members ?? []
  const life = store?.history.readings.filter(({ entry }) => entry.document.startedAt > reloadedAt) ?? []
  const settled = life.at(-1)?.content()
  if (!after || !store || !settled?.present) return { ...named, gone: true, paths: [], lost: 0 }
  const hydrated = hydratedIn(life)
  const entries = after.members.filter(({ source }) => isStored(source.kind))
  const differ = [...differing(memory.value, hydrated), ...differing(memory.value, settled.value)]
  const paths = [...new Map(differ.map((path) => [formatPath(path), path])).values()].slice(0, MOST)
  const checks = paths.map((path): PathCheck => {
    const entry = entries.find(({ mount }) => below(mount, path) !== undefined)
    const told = {
      path,
      before: lookup(memory.value, path),
      storage: entry ? storedAt(entry, path, reloadedAt) : NOTHING,
      hydrated: lookup(hydrated, path),
      settled: lookup(settled.value, path),
    }
    return { ...told, ...fateOf({ ...told, store, life, reloadedAt, ...(entry && { entry }) }) }
  })
  return {
    ...named,
    gone: false,
    paths: checks.toSorted((a, b) => Number(b.lost) - Number(a.lost)),
    lost: checks.filter(({ lost }) => lost).length,
  }
}

/** The state that the last hydration left; where there was none, the state that the store has since come to. */
function hydratedIn(life: readonly Reading[]): unknown {
  const applied = life.findLast(
    ({ entry: { event } }) => event.type === 'store-changed' && event.hydration !== undefined,
  )
  return (applied ?? life.at(-1))?.content().value
}

/** What an entry held when the new page began: what it found, before it wrote anything. */
function storedAt(entry: Member, path: Path, reloadedAt: number): Held {
  const { readings } = entry.history
  const first = readings.findIndex(
    ({ entry: { document, event } }) =>
      document.startedAt > reloadedAt && (event.type === 'storage-written' || event.type === 'storage-removed'),
  )
  const reading = first === -1 ? readings.at(-1) : readings[first - 1]
  const content = reading?.content()
  const rest = below(entry.mount, path)
  if (!content?.present || content.unreadable !== undefined || !rest) return undefined
  return lookup(entry.view(content.value), rest)
}

/** The paths at which two states of a store differ. */
function differing(before: unknown, after: unknown): Path[] {
  if (agree(before, after)) return []
  const reading = (value: unknown) => ({ role: 'memory' as const, present: true, value, mount: [], serialized: false })
  const { tree }: { tree: AlignedNode } = {
    tree: align([reading(before), reading(after)], { ancestor: () => undefined }),
  }
  return divergences(tree).map(({ path }) => path)
}

const isStored = (kind: Column['source']['kind']): boolean =>
  kind !== 'memory' && kind !== 'server' && kind !== 'rendered'
const isStorage = ({ source }: Column): boolean => isStored(source.kind)

function nameOf(column: Column | undefined): string {
  return column ? `${column.source.kind} ${column.source.key ?? column.source.label}` : ''
}
