import type { Cleared, Conclusion, Facts } from '../core/facts'
import { count, list } from '../core/timeline/clock'
import { fieldCode, fieldText } from '../core/timeline/fields'
import { formatPath } from '../core/value/path'
import { defineRule } from './define-rule'
import { cleanUpWith, dropEntry } from './support/fix-removals'
import { type Keyed, keyedIn } from './support/keyed'
import { named } from './support/named'
import { deedOf, idText, memberOf, placeOf } from './support/removal-words'

type Needs = Pick<
  Facts,
  'subject' | 'memory' | 'changes' | 'entries' | 'removals' | 'settled' | 'now' | 'thresholds' | 'clock'
>

export default defineRule({
  id: 'orphaned-entry',
  severity: 'warning',
  precedence: 25,
  needs: ['subject', 'memory', 'changes', 'entries', 'removals', 'settled', 'now', 'thresholds', 'clock'],
  check: (facts) => {
    const { settled, now, thresholds, removals } = facts
    if (removals.length === 0 || !settled) return []
    const keyed = keyedIn(facts).filter(({ removal }) => now - removal.at >= thresholds.settledAfterMs)
    const orphans = keyed.filter(({ removal }) => removal.how !== 'replaced')
    const spared = keyed.filter(({ removal }) => removal.how === 'replaced')
    const [last] = orphans.toSorted((a, b) => b.removal.seq - a.removal.seq)
    return [...(last ? [conclude(facts, orphans, last)] : []), ...spared.slice(0, 1).map(clear)]
  },
})

function conclude(facts: Needs, orphans: readonly Keyed[], last: Keyed): Conclusion {
  const paths = named(
    orphans.map(({ path }) => path),
    facts.thresholds.namedPaths,
  )
  const { removal, entry } = last
  const isOne = orphans.length === 1
  const gone = new Set(orphans.map((each) => each.removal.id))
  const names = [...new Set(orphans.map(nameOf))]
  const owner = gone.size === 1 ? idText(removal) : `${idText(removal)} and ${count(gone.size - 1, 'other')}`
  return {
    confidence: orphans.every(({ put, removal: { how } }) => put !== undefined && how === 'deleted')
      ? 'certain'
      : 'likely',
    paths,
    sentence: `\`${facts.subject.name}\`: ${list(names.map(fieldCode))} ${isOne ? 'is' : 'are'} still there for ${owner}, which ${deedOf(removal)} \`${placeOf(removal)}\` at ${facts.clock.time(removal.at)}${removal.request ? ` (${removal.request.line})` : ''}; nothing has taken ${isOne ? 'it' : 'them'} along.`,
    consequence: `${isOne ? 'It stays' : 'They stay'} for good and ${isOne ? 'takes' : 'take'} room; and whatever gets that id next begins with what belonged to the old one: ${list(names.map(fieldText))}.`,
    evidence: orphans
      .slice(-5)
      .flatMap(({ put, removal: { event, request } }) => [
        ...(put ? [put.event] : []),
        event,
        ...(request ? [request.event] : []),
      ]),
    cause: `${owner} was removed and what is kept by its id was not`,
    fix: entry
      ? dropEntry(entry, placeOf(removal), removal.id)
      : cleanUpWith(facts.subject, placeOf(removal), {
          kind: 'record',
          name: memberOf(last.path.slice(0, -1), removal, 'drafts'),
        }),
  }
}

/** An entry by its key, which says whose it is: an atom's name in memory does not. */
function nameOf({ path, entry }: Keyed): string {
  return entry ? `${entry.area} ${entry.key}` : formatPath(path)
}

function clear(keyed: Keyed): Cleared {
  const { path, removal, put } = keyed
  return {
    cleared: `${fieldCode(nameOf(keyed))} is of ${idText(removal)}, which is not in \`${placeOf(removal)}\` any more: the list was replaced (another page, a filter, a new answer), which says nothing of what is not in it`,
    paths: [path],
    evidence: [...(put ? [put.event] : []), removal.event],
  }
}
