import type { Conclusion, Facts, RestoreFact } from '../core/facts'
import { count, list } from '../core/timeline/clock'
import { type Dictionary, isDictionary } from '../core/timeline/entity'
import { Opaque } from '../core/value/opaque'
import { formatPath, lookup, type Path } from '../core/value/path'
import { defineRule } from './define-rule'
import { dropField } from './support/fix-shape'
import { evidenceOf, heldNow, inState, latestRestores } from './support/restored'
import { isFixedShape } from './support/shape'

type Needs = Pick<Facts, 'subject' | 'restores' | 'changes' | 'documents' | 'memory' | 'now'>

export default defineRule({
  id: 'orphaned-field',
  severity: 'info',
  precedence: 10,
  needs: ['subject', 'restores', 'changes', 'documents', 'memory', 'now'],
  check: (facts) =>
    latestRestores(facts.restores).flatMap((restore) => {
      const orphans = orphansOf(facts, restore)
      return orphans.length > 0 ? [conclude(facts, restore, orphans)] : []
    }),
})

interface Orphan {
  path: Path
  /** Members of the same object that the saved state lacks: one of them may be its new name. */
  unsaved: string[]
}

function orphansOf(facts: Needs, restore: RestoreFact): Orphan[] {
  const found: Orphan[] = []
  const walk = (path: Path): void => {
    const known = [restore.initial, restore.before].map((state) => state && lookup(state.value, path)?.value)
    const [initial, before] = known
    const saved = lookup(restore.given, path)?.value
    if (!isDictionary(initial) || !isDictionary(saved) || !hasMembers(initial, path, saved)) return
    const unsaved = Object.keys(initial).filter((key) => !isCode(initial[key]) && !Object.hasOwn(saved, key))
    for (const key of Object.keys(saved)) {
      const place = [...path, key]
      if (Object.hasOwn(initial, key)) walk(place)
      else if (!(isDictionary(before) && Object.hasOwn(before, key)) && isLeft(facts, restore, place))
        found.push({ path: place, unsaved })
    }
  }
  walk([])
  return found
}

/** An object with members of its own to go by; a record keyed by data has any. */
function hasMembers(initial: Dictionary, path: Path, saved: Dictionary): boolean {
  if (path.length > 0) return isFixedShape(initial, saved)
  return Object.values(initial).some((value) => value !== undefined && !isCode(value))
}

function isCode(value: unknown): boolean {
  return value instanceof Opaque && value.kind === 'function'
}

/** It is in memory still, and nothing that this release of the app did has ever touched it: one before it may have known it. */
function isLeft(facts: Needs, restore: RestoreFact, path: Path): boolean {
  const now = heldNow(facts, restore, path)
  if (!now || now.value === undefined || now.value === null) return false
  const place = inState(restore, path)
  return !facts.changes.some(
    (change) =>
      change.hydration === undefined &&
      !isKnown(facts, change.document, place) &&
      change.seq !== restore.seq &&
      change.before !== undefined &&
      lookup(change.before.value, place)?.value !== lookup(change.after, place)?.value,
  )
}

function isKnown({ documents }: Needs, document: string, place: Path): boolean {
  const initial = documents.find(({ id }) => id === document)?.initial
  return initial !== undefined && lookup(initial.value, place) !== undefined
}

function conclude(facts: Needs, restore: RestoreFact, orphans: readonly Orphan[]): Conclusion {
  const paths = orphans.map(({ path }) => inState(restore, path))
  const names = list(paths.map((path) => `\`${formatPath(path)}\``))
  const isOne = orphans.length === 1
  const unsaved = [...new Set(orphans.flatMap((each) => each.unsaved))]
  const renamed = unsaved.length > 0 ? ` Not saved so far: ${list(unsaved.map((key) => `\`${key}\``))}; renamed?` : ''
  return {
    confidence: unsaved.length > 0 ? 'likely' : 'possible',
    paths,
    sentence: `\`${facts.subject.name}\`: ${names} ${isOne ? 'is' : 'are'} not in the initial state: ${isOne ? 'an orphaned field' : 'orphaned fields'} of what was saved.${renamed}`,
    consequence: `${count(orphans.length, 'field')} that no code knows ${isOne ? 'lives' : 'live'} on in memory and ${restore.entry.area}, and ${isOne ? 'is' : 'are'} written again with every save.`,
    evidence: evidenceOf(restore),
    fix: dropField(facts.subject, String(paths[0]?.at(-1)), unsaved[0]),
    cause: 'a saved field is unknown to the store',
  }
}
