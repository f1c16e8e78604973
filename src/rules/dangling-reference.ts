import type { Cleared, Conclusion, Facts, RemovalFact } from '../core/facts'
import { count, list } from '../core/timeline/clock'
import { fieldCode, fieldText } from '../core/timeline/fields'
import { formatPath, type Path } from '../core/value/path'
import { defineRule } from './define-rule'
import { cleanUpWith } from './support/fix-removals'
import { namesIn } from './support/id-names'
import { named } from './support/named'
import { type Reference, referencesIn } from './support/references'
import { deedOf, idText, memberOf, placeOf } from './support/removal-words'

type Needs = Pick<
  Facts,
  'subject' | 'memory' | 'changes' | 'entries' | 'removals' | 'settled' | 'now' | 'thresholds' | 'clock'
>

export default defineRule({
  id: 'dangling-reference',
  severity: 'warning',
  precedence: 24,
  needs: ['subject', 'memory', 'changes', 'entries', 'removals', 'settled', 'now', 'thresholds', 'clock'],
  check: (facts) => {
    const { settled, now, thresholds } = facts
    if (facts.removals.length === 0 || !settled) return []
    const references = referencesIn(facts).filter(({ removal }) => now - removal.at >= thresholds.settledAfterMs)
    const dangling = references.filter(({ removal }) => removal.how !== 'replaced')
    const spared = references.filter(({ removal }) => removal.how === 'replaced')
    const [last] = dangling.toSorted((a, b) => b.removal.seq - a.removal.seq)
    return [...(last ? [conclude(facts, dangling, last.removal)] : []), ...spared.slice(0, 1).map(clear)]
  },
})

function conclude(facts: Needs, dangling: readonly Reference[], last: RemovalFact): Conclusion {
  const paths = named(
    dangling.map(({ path }) => path),
    facts.thresholds.namedPaths,
  )
  const names = list(paths.map((path) => fieldCode(formatPath(path))))
  const gone = [...new Set(dangling.map(({ removal }) => idText(removal)))]
  const isOne = paths.length === 1
  const entity = gone.length === 1 ? gone[0] : `${gone[0]} and ${count(gone.length - 1, 'other')}`
  const [first] = dangling
  return {
    confidence: dangling.every(isWitnessed) ? 'certain' : 'likely',
    paths,
    sentence: `\`${facts.subject.name}\`: ${names} still ${isOne ? 'holds' : 'hold'} ${entity}, which ${deedOf(last)} \`${placeOf(last)}\` at ${facts.clock.time(last.at)}${last.request ? ` (${last.request.line})` : ''}; nothing has cleared ${isOne ? 'it' : 'them'} since.`,
    consequence: `Whatever looks ${isOne ? 'it' : 'them'} up finds nothing: an empty view, an error, or a save of something that is no more: ${list(paths.map((path) => fieldText(formatPath(path))))}.`,
    evidence: dangling
      .slice(-5)
      .flatMap(({ set, removal: { event, request } }) => [
        ...(set ? [set.event] : []),
        event,
        ...(request ? [request.event] : []),
      ]),
    cause: `${entity} was removed and what refers to it was not cleared`,
    fix: cleanUpWith(facts.subject, placeOf(last), referring(first?.path ?? [], last)),
  }
}

/** How the state refers at a path: by a member, by the elements or the values of one, or deeper within. */
function referring(path: Path, removal: RemovalFact): Parameters<typeof cleanUpWith>[2] {
  const name = memberOf(path, removal, 'selectedId')
  const names = namesIn(path, removal.isId)
  const rest = path.slice(names.length)
  if (rest.length === 0) return { kind: 'reference', name }
  const isDirect = rest.length === 1 && names.every((each, index) => each === path[index])
  if (!isDirect) return { kind: 'within', name: formatPath(path) }
  return { kind: typeof rest[0] === 'number' ? 'list' : 'values', name }
}

/** Both ends were seen: how it came from the entity, and that the server was told. */
function isWitnessed({ set, removal: { how } }: Reference): boolean {
  return set !== undefined && how === 'deleted'
}

function clear({ path, removal, set }: Reference): Cleared {
  return {
    cleared: `\`${formatPath(path)}\` holds ${idText(removal)}, which is not in \`${placeOf(removal)}\` any more: the list was replaced (another page, a filter, a new answer), which says nothing of what is not in it`,
    paths: [path],
    evidence: [...(set ? [set.event] : []), removal.event],
  }
}
