import type { Cleared, Conclusion, Facts, RestoreFact } from '../core/facts'
import { list } from '../core/timeline/clock'
import { isDictionary } from '../core/timeline/entity'
import { Opaque } from '../core/value/opaque'
import { formatPath, lookup, type Path } from '../core/value/path'
import { defineRule } from './define-rule'
import { mergeDeep } from './support/fix-shape'
import { evidenceOf, heldNow, inState, latestRestores, tellRestore } from './support/restored'
import { isFixedShape, isKeyedByApp } from './support/shape'

type Needs = Pick<Facts, 'subject' | 'restores' | 'changes' | 'documents' | 'memory' | 'now'>

export default defineRule({
  id: 'shallow-merge-gap',
  severity: 'warning',
  precedence: 9,
  needs: ['subject', 'restores', 'changes', 'documents', 'memory', 'now'],
  check: (facts) => latestRestores(facts.restores).flatMap((restore) => judged(facts, restore)),
})

/** Members of the initial state that are gone since their parent was put in its place as it was saved. */
interface Gap {
  parent: Path
  missing: string[]
}

function judged(facts: Needs, restore: RestoreFact): (Conclusion | Cleared)[] {
  const records: Path[] = []
  const gaps = gapsOf(restore, records).flatMap(({ parent, missing }): Gap[] => {
    const left = missing.filter((key) => isGone(facts, restore, parent, key))
    if (left.length === 0) return []
    if (!isKeyedByData(facts, restore, parent)) return [{ parent, missing: left }]
    records.push(parent)
    return []
  })
  const benign = records.map((path): Cleared => clear(restore, path))
  return gaps.length > 0 ? [conclude(facts, restore, gaps), ...benign] : benign
}

function gapsOf({ entry, initial, given, after }: RestoreFact, records: Path[]): Gap[] {
  const gaps: Gap[] = []
  const walk = (path: Path): void => {
    const [ours, theirs, now] = [initial?.value, given, after].map((state) => lookup(state, path)?.value)
    if (!isDictionary(ours) || !isDictionary(theirs) || !isDictionary(now)) return
    // The top of a state is merged; that of a part of it, as an atom is, may be replaced.
    if (path.length > 0 || entry.mount.length > 0) {
      const missing = Object.keys(ours).filter(
        (key) => ours[key] !== undefined && !Object.hasOwn(now, key) && !Object.hasOwn(theirs, key),
      )
      if (missing.length > 0 && !isFixedShape(ours, theirs)) {
        if (Object.keys(theirs).length > 0) records.push(path)
        return
      }
      if (missing.length > 0) gaps.push({ parent: path, missing })
    }
    for (const key of Object.keys(theirs)) if (Object.hasOwn(ours, key)) walk([...path, key])
  }
  walk([])
  return gaps
}

/** Nobody has put it there since. */
function isGone(facts: Needs, restore: RestoreFact, parent: Path, key: string): boolean {
  const owner = heldNow(facts, restore, parent)?.value
  return isDictionary(owner) && !Object.hasOwn(owner, key)
}

function isKeyedByData({ changes }: Needs, restore: RestoreFact, parent: Path): boolean {
  const initial = lookup(restore.initial?.value, parent)?.value
  const own = changes.filter(({ seq }) => seq !== restore.seq)
  return isDictionary(initial) && isKeyedByApp(own, inState(restore, parent), initial)
}

function conclude(facts: Needs, restore: RestoreFact, gaps: readonly Gap[]): Conclusion {
  const paths = gaps.flatMap(({ parent, missing }) => missing.map((key) => inState(restore, [...parent, key])))
  const parts = gaps.map(({ parent, missing }) => {
    const owner = formatPath(inState(restore, parent))
    return `persisted \`${owner}\` lacks ${missing.length === 1 ? 'key' : 'keys'} ${list(missing.map((key) => `\`${key}\``))} that the initial state has`
  })
  const isCode = gaps.some(({ parent, missing }) =>
    missing.some((key) => lookup(restore.initial?.value, [...parent, key])?.value instanceof Opaque),
  )
  const [first = []] = paths
  return {
    confidence: 'likely',
    paths,
    sentence: `\`${facts.subject.name}\`: ${parts.join('; ')}: ${tellRestore(facts, restore)} replaced the whole of it.`,
    consequence: `Whoever reads \`${formatPath(first)}\` gets undefined${isCode ? ', and calling it throws' : ''}; every reload gives the same for those who have saved before.`,
    evidence: evidenceOf(restore),
    fix: mergeDeep(facts.subject, gaps.map(({ parent }) => String(inState(restore, parent).at(-1))).at(0) ?? ''),
    cause: 'a shallow merge replaced nested defaults',
  }
}

function clear(restore: RestoreFact, path: Path): Cleared {
  const place = inState(restore, path)
  return {
    cleared: `\`${formatPath(place)}\` was saved with other keys than the initial state has: it is a record keyed by data, which may lack any`,
    paths: [place],
    evidence: evidenceOf(restore),
  }
}
