import type { ChangeFact, Facts, RemovalFact } from '../../core/facts'
import { lookup, type Path } from '../../core/value/path'
import { addedBy, type HeldState, heldState, setBy, valuesAt } from './held-over-time'
import { isNumeric, isSelection, isTellingId, keepsTheGone, nameKind, type NameKind, namesIn } from './id-names'
import { type Mention, mentionsIn } from './mentions'

export type ReferenceNeeds = Pick<Facts, 'subject' | 'memory' | 'changes' | 'entries' | 'removals'>

/** A path that was set from the id of an entity that has left since. */
export interface Reference {
  path: Path
  removal: RemovalFact
  /** The change that set it; undefined where it was there from the beginning, or restored. */
  set: ChangeFact | undefined
}

/** An entity may be chosen this long before it is in its list: two stores, changed one after the other, ms. */
const CHOSEN_BEFORE = 1_000
/** What is kept for an entity is taken away within this time after it, ms. */
const GONE_TOGETHER = 1_000

/**
 * What a state still refers to though it has left, be it deleted or merely not shown any more. Of what left together, the entity
 * is told, not what was kept for it under its id.
 */
export function referencesIn(facts: ReferenceNeeds): Reference[] {
  const { removals } = facts
  if (removals.length === 0) return []
  const held = heldState(facts)
  if (!held) return []
  const byId = new Map<string, RemovalFact[]>()
  for (const removal of removals) byId.set(removal.id, [...(byId.get(removal.id) ?? []), removal])
  return mentionsIn(held.value, new Set(byId.keys())).flatMap((mention): Reference[] => {
    const found = (byId.get(mention.id) ?? []).toReversed().flatMap((removal) => referenceTo(removal, mention, held))
    const [last] = found
    const isWith = ({ at }: RemovalFact): boolean => last !== undefined && last.removal.at - at <= GONE_TOGETHER
    const told = found.findLast(({ removal }) => removal.isEntity && isWith(removal)) ?? last
    return told ? [told] : []
  })
}

function referenceTo(removal: RemovalFact, mention: Mention, held: HeldState): Reference[] {
  if (mention.as === 'key') return []
  const { path, as, value } = mention
  const named = as === 'copy' ? path.slice(0, -1) : path
  const names = namesIn(named, removal.isId)
  const name = names.at(-1) ?? held.name
  if (keepsTheGone([...names, name])) return []
  const kind = nameKind(name, removal.from.words)
  if (isElsewhere(removal, kind, name)) return []
  const isListed = typeof path.at(-1) === 'number'
  const set = isListed ? addedBy(held, path.slice(0, -1), value) : setBy(held, path)
  if (set && (set.seq >= removal.seq || !wasThere(removal, set))) return []
  return isConvincing({ removal, mention, held, kind, set }) ? [{ path, removal, set }] : []
}

/** Another list holds one of that id, and nothing says that the path is not about that one. */
function isElsewhere({ elsewhere }: RemovalFact, { names }: NameKind, name: string): boolean {
  return elsewhere.some((words) => !names || nameKind(name, words).names)
}

function wasThere({ since }: RemovalFact, { seq, at }: ChangeFact): boolean {
  const { seq: from, at: cameAt, observed } = since()
  return !observed || seq >= from || cameAt - at <= CHOSEN_BEFORE
}

interface Evidence {
  removal: RemovalFact
  mention: Mention
  held: HeldState
  kind: NameKind
  set: ChangeFact | undefined
}

/** Whether the value came from the id: by what the path is called, by what else ever stood there, and by what the id looks like. */
function isConvincing({ removal, mention, held, kind, set }: Evidence): boolean {
  const { id, as, path } = mention
  const { from } = removal
  if (isSelection(from.words) && !(kind.names && from.store === held.store)) return false
  if (!removal.isEntity || as === 'copy') return kind.fits && (kind.names || set !== undefined)
  if (isTellingId(id)) return kind.fits || kind.saysId || set !== undefined
  const values = typeof path.at(-1) === 'number' ? [...elementsOf(held, path)] : valuesAt(held, path)
  const ids = from.ids()
  const isAlwaysOne = values.every((value) => isNothing(value) || ids.has(String(value)))
  if (!isAlwaysOne) return kind.names && kind.saysId && !isNumeric(id)
  if (!isNumeric(id)) return kind.fits || set !== undefined || kind.saysId
  const wasNothing = values.some(isNothing) || Array.isArray(lookup(held.value, path.slice(0, -1))?.value)
  if (kind.isMute) return set !== undefined && wasNothing
  return kind.fits && (kind.saysId || kind.names || (set !== undefined && wasNothing))
}

function elementsOf({ value }: HeldState, path: Path): Iterable<unknown> {
  const list = lookup(value, path.slice(0, -1))?.value
  return Array.isArray(list) || list instanceof Set ? list : []
}

function isNothing(value: unknown): boolean {
  return value === undefined || value === null || value === ''
}
