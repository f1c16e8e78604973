import { THRESHOLDS } from '../thresholds'
import { firstMembers, isDictionary } from '../timeline/entity'
import type { History, Reading } from '../timeline/history'
import type { Member } from '../timeline/member'
import { type FoundMismatch, wordsApart, wordsOf } from '../timeline/mismatch'
import { lookup, type Path } from '../value/path'
import { isTelling } from './likeness'
import type { SubjectModel } from './subject'

/** Where the state stands that a page showed otherwise than the server had rendered it. */
export interface Shown {
  subject: string
  path: Path
  value: unknown
  /** What the store was created with there. */
  initial?: { value: unknown }
  /** The entry that held the value when React took over: its session id. */
  entry?: string
}

/** A store's states looked through, from the last before the first render on. */
const EXAMINED = 3

/** The state that the client's side shows, by what it says; undefined where none speaks for itself. */
export function shownBy(found: FoundMismatch, subjects: readonly SubjectModel[]): Shown | undefined {
  const all = subjects.flatMap((subject) => shownOf(found, subject))
  return all.toSorted((a, b) => b.score - a.score)[0]?.shown
}

interface Scored {
  shown: Shown
  score: number
}

function shownOf(found: FoundMismatch, subject: SubjectModel): Scored[] {
  const [first] = subject.members
  if (!first || first.source.kind === 'server' || first.source.kind === 'rendered') return []
  const readings = before(first, found)
  const isStore = subject.group === 'store'
  if (!isStore && !wasRead(first.history, found)) return []
  const created = isStore ? readings[0]?.content().value : undefined
  const last = readings.at(-1)?.content().value
  return readings.slice(isStore ? -EXAMINED : -1).flatMap(({ content }) => {
    const { present, value: state, unreadable } = content()
    if (!present || unreadable !== undefined) return []
    return leaves(state).flatMap(({ path, value, whole }): Scored[] => {
      const initial = isStore ? lookup(created, path) : undefined
      const former = initial && (whole ? sizeOf(initial.value) : initial.value)
      // What the store was created with, and no longer held when React came.
      if (initial && Object.is(value, former) && !holds(last, path, { value, whole })) return []
      const score = likeness(found, { value, former, isRead: !isStore })
      if (score === 0) return []
      const entry = isStore ? entryWith(found, subject.members, path, value) : first.source.id
      const shown = { subject: subject.id, path, value, ...(initial && { initial }), ...(entry && { entry }) }
      return [{ shown, score: score + (entry ? 0.5 : 0) + (isStore ? 0.25 : 0) - path.length / 100 }]
    })
  })
}

function holds(state: unknown, path: Path, { value, whole }: Pick<Leaf, 'value' | 'whole'>): boolean {
  const held = lookup(state, path)
  return held !== undefined && Object.is(whole ? sizeOf(held.value) : held.value, value)
}

/** What a source held up to the end of the first render; memory begins anew with each document. */
function before({ history, source }: Member, { entry: { document }, finished }: FoundMismatch): Reading[] {
  const isMemory = source.kind === 'memory'
  return history.readings.filter(({ entry, at }) => at <= finished && !(isMemory && entry.document.id !== document.id))
}

/** The app asked for the entry before the first render had ended. */
function wasRead({ facts }: History, { entry: { document }, finished }: FoundMismatch): boolean {
  return facts.some(
    ({ event, document: own }) => own.id === document.id && event.type === 'storage-read' && event.at <= finished,
  )
}

/** The storage entry of a store that held the same. */
function entryWith(found: FoundMismatch, members: readonly Member[], path: Path, value: unknown): string | undefined {
  const hasIt = (member: Member): boolean => {
    const { mount, view, source } = member
    if (source.kind === 'memory' || source.kind === 'server' || mount.length > 0) return false
    const content = before(member, found).at(-1)?.content()
    const held = content?.present && content.unreadable === undefined ? lookup(view(content.value), path) : undefined
    return held !== undefined && (Object.is(held.value, value) || sizeOf(held.value) === value)
  }
  return members.find(hasIt)?.source.id
}

interface Leaf {
  path: Path
  value: unknown
  /** The number of what stands at the path, not the value itself. */
  whole: boolean
}

/** Scalars of a state, and how many there are of what is listed, breadth first. */
function leaves(state: unknown): Leaf[] {
  const found: Leaf[] = []
  const queue: { path: Path; value: unknown }[] = [{ path: [], value: state }]
  for (let next = 0; next < queue.length && next < THRESHOLDS.matchedNodes; next++) {
    const node = queue[next]
    if (!node) break
    const size = sizeOf(node.value)
    if (size !== undefined) found.push({ path: node.path, value: size, whole: true })
    const members = Array.isArray(node.value)
      ? [...node.value.slice(0, THRESHOLDS.matchedEntities).entries()]
      : isDictionary(node.value)
        ? firstMembers(node.value, THRESHOLDS.matchedEntities)
        : []
    if (members.length === 0 && size === undefined && typeof node.value !== 'object')
      found.push({ ...node, whole: false })
    if (node.path.length < 5) for (const [step, value] of members) queue.push({ path: [...node.path, step], value })
  }
  return found
}

function sizeOf(value: unknown): number | undefined {
  if (Array.isArray(value)) return value.length
  return value instanceof Map || value instanceof Set ? value.size : undefined
}

/** How much speaks for a value being what is shown: 3 both sides do, 2 the client's does and it is telling; 0 nothing. */
function likeness(
  { mismatch }: FoundMismatch,
  { value, former, isRead }: { value: unknown; former: unknown; isRead: boolean },
): number {
  const apart = wordsApart(mismatch)
  const ours = formsOf(value)
  const theirs = formsOf(former)
  if (ours.includes(apart.client)) {
    if (!Object.is(value, former) && theirs.includes(apart.server)) return 3
    return isTelling(value) || isRead ? 2 : 0
  }
  if (!isTelling(value) || Object.is(value, former)) return 0
  const isSaid = (text: string | undefined): boolean => {
    const words = ` ${wordsOf(text ?? '').join('')} `
    return ours.some((form) => words.includes(form))
  }
  return isSaid(mismatch.client) && !isSaid(mismatch.server) ? 1 : 0
}

/** How pages write a value. */
function formsOf(value: unknown): string[] {
  if (typeof value === 'string') return value === '' ? [] : [value]
  if (typeof value === 'boolean') return [String(value)]
  if (typeof value !== 'number') return []
  return [String(value), value.toFixed(2), value.toLocaleString('en-US'), value.toLocaleString('de-DE')]
}
