import type { Cleared, Conclusion, Facts, RestoreFact } from '../core/facts'
import { list } from '../core/timeline/clock'
import { isDictionary } from '../core/timeline/entity'
import { formatPath, lookup, type Path } from '../core/value/path'
import { defineRule } from './define-rule'
import { convert } from './support/fix-shape'
import { evidenceOf, heldNow, inState, latestRestores, tellRestore } from './support/restored'
import { type Shape, shapeOf } from './support/shape'

type Needs = Pick<Facts, 'subject' | 'persist' | 'restores' | 'changes' | 'documents' | 'memory' | 'now'>

export default defineRule({
  id: 'shape-change',
  severity: 'warning',
  precedence: 8,
  needs: ['subject', 'persist', 'restores', 'changes', 'documents', 'memory', 'now'],
  check: (facts) => latestRestores(facts.restores).flatMap((restore) => judged(facts, restore)),
})

/** A place where what was saved is another kind of thing than what the store begins with. */
interface Change {
  path: Path
  saved: Shape
  initial: Shape
}

const NAMES: { readonly [shape in Shape]: string } = { list: 'a list', object: 'an object', scalar: 'a plain value' }

function judged(facts: Needs, restore: RestoreFact): (Conclusion | Cleared)[] {
  if (restore.migrated) return []
  const found = changesOf(restore).filter((change) => isLeft(facts, restore, change))
  const unions = found.filter((change) => isUnion(facts, restore, change))
  const changes = found.filter((change) => !unions.includes(change))
  const benign = unions.map((union) => clear(restore, union))
  return changes.length > 0 ? [conclude(facts, restore, changes), ...benign] : benign
}

function changesOf({ initial, given, after }: RestoreFact): Change[] {
  const found: Change[] = []
  const walk = (path: Path): void => {
    const [ours, theirs, now] = [initial?.value, given, after].map((state) => lookup(state, path)?.value)
    const [begun, saved, applied] = [ours, theirs, now].map(shapeOf)
    if (!begun || !saved || applied !== saved) return
    if (begun !== saved) found.push({ path, saved, initial: begun })
    else if (isDictionary(ours) && isDictionary(theirs))
      for (const key of Object.keys(theirs)) if (Object.hasOwn(ours, key)) walk([...path, key])
  }
  // What the whole of a state is must be said otherwise.
  if (shapeOf(given) === shapeOf(initial?.value)) walk([])
  return found
}

/** The app has not put it right by itself. */
function isLeft(facts: Needs, restore: RestoreFact, { path, saved }: Change): boolean {
  return shapeOf(heldNow(facts, restore, path)?.value) === saved
}

/** The same release has put one there itself: it is either. A release before it may have begun with the other kind. */
function isUnion(facts: Needs, restore: RestoreFact, { path, saved, initial }: Change): boolean {
  const place = inState(restore, path)
  return facts.changes.some((change) => {
    if (change.hydration !== undefined || change.seq === restore.seq || !change.before) return false
    const [before, after] = [lookup(change.before.value, place)?.value, lookup(change.after, place)?.value]
    if (before === after || shapeOf(after) !== saved) return false
    return shapeOf(before) !== saved && beganWith(facts, change.document, place, initial)
  })
}

function beganWith({ documents }: Needs, document: string, place: Path, initial: Shape): boolean {
  const began = documents.find(({ id }) => id === document)?.initial
  return began === undefined || shapeOf(lookup(began.value, place)?.value) === initial
}

function conclude(facts: Needs, restore: RestoreFact, changes: readonly Change[]): Conclusion {
  const paths = changes.map(({ path }) => inState(restore, path))
  const parts = changes.map(
    ({ saved, initial }, index) =>
      `\`${formatPath(paths[index] ?? [])}\` was saved as ${NAMES[saved]} where the store begins with ${NAMES[initial]}`,
  )
  const { persist } = facts
  const why = persist?.hasMigrate
    ? 'the version was not raised, so `migrate` did not run'
    : persist === undefined || facts.subject.library === 'pinia'
      ? 'nothing migrates it'
      : 'it has no `migrate`, and the version is the same'
  const [first] = changes
  return {
    confidence: 'likely',
    paths,
    sentence: `\`${facts.subject.name}\`: ${list(parts)}; ${tellRestore(facts, restore)} took it in as it is (${why}).`,
    consequence: `Code written for the new shape meets the old one${first ? ` (${harm(first)})` : ''}, with every reload of those who have saved before.`,
    evidence: evidenceOf(restore),
    fix: convert(facts.subject, String(paths[0]?.at(-1)), first?.initial ?? 'object'),
    cause: 'the saved state has an older shape',
  }
}

/** What usually goes wrong first. */
function harm({ initial, path }: Change): string {
  const name = String(path.at(-1))
  if (initial === 'list') return `${name}.map is not a function`
  return initial === 'object' ? `the members of ${name} are undefined` : `${name} shows as something else`
}

function clear(restore: RestoreFact, { path, saved, initial }: Change): Cleared {
  const place = inState(restore, path)
  return {
    cleared: `\`${formatPath(place)}\` was saved as ${NAMES[saved]} where the store begins with ${NAMES[initial]}: the app itself puts either there`,
    paths: [place],
    evidence: evidenceOf(restore),
  }
}
