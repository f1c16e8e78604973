import type { Cleared, Conclusion, EntryFact, ReloadFact } from '../core/facts'
import { count, list } from '../core/timeline/clock'
import { fieldCode } from '../core/timeline/fields'
import { formatPath, type Path } from '../core/value/path'
import { defineRule } from './define-rule'
import { keepOverReload } from './support/fix-reload'
import { type Lost, lostMembers } from './support/lost-members'
import { fateOf, type Fate, type LossNeeds } from './support/reload-fates'
import { isCacheOfServer } from './support/server-cache'
import { notGivenBack } from './support/reloading'

export default defineRule({
  id: 'reload-loss',
  severity: 'error',
  precedence: 22,
  acrossTabs: 'symptom',
  needs: [
    'subject',
    'persist',
    'hydrations',
    'changes',
    'takes',
    'requests',
    'entries',
    'refusals',
    'leavings',
    'reloads',
    'thresholds',
    'clock',
  ],
  check: (facts) => {
    if (facts.entries.length === 0 || isCacheOfServer(facts.subject)) return []
    const judged = facts.reloads.map((reload) => ({ reload, fates: fatesIn(facts, reload) }))
    const benign = judged.flatMap(({ reload, fates }) => clearedOf(reload, fates))
    const last = judged.findLast(({ fates }) => fates.some(({ lost }) => lost))
    return [...benign, ...(last ? [conclude(facts, last.reload, last.fates)] : [])]
  },
})

type Told = Fate & { path: Path; entry: EntryFact }

/** What became of each persisted path that the store held when it was left and does not hold now. */
function fatesIn(facts: LossNeeds, reload: ReloadFact): Told[] {
  if (!reload.settled) return []
  const entries = facts.entries.filter(({ source }) => reload.persists.includes(source))
  return notGivenBack(reload.before.value, reload.settled.value).flatMap((path) => {
    for (const entry of entries) {
      const fate = fateOf(facts, reload, entry, path)
      if (fate) return [{ ...fate, path, entry }]
    }
    return []
  })
}

function clearedOf({ left, began }: ReloadFact, fates: readonly Told[]): Cleared[] {
  const benign = fates.filter(({ lost }) => !lost)
  return [...new Set(benign.map(({ why }) => why))].map((why) => {
    const own = benign.filter((each) => each.why === why)
    return {
      cleared: `Not given back after the reload: ${list(own.map(({ path }) => fieldCode(formatPath(path))))}. ${why}`,
      paths: own.map(({ path }) => path),
      evidence: [left.event, began.event, ...own.flatMap(({ evidence }) => evidence)].slice(0, 10),
    }
  })
}

function conclude(facts: LossNeeds, reload: ReloadFact, fates: readonly Told[]): Conclusion {
  const lost = fates.filter((fate) => fate.lost)
  const [first] = lost
  const membersOf = ({ path }: Told): Lost[] => lostMembers(path, reload.before.value, reload.settled?.value)
  const members = lost.flatMap(membersOf).slice(0, facts.thresholds.namedPaths)
  const why = [...new Set(lost.map((fate) => fate.why))].slice(0, 3).join(' ')
  const saved = lost.find(({ recoverable }) => recoverable)
  return {
    confidence: lost.every(({ certain }) => certain) ? 'certain' : 'likely',
    paths: members.map(({ path }) => path),
    sentence: `\`${facts.subject.name}\`: the reload at ${facts.clock.time(reload.began.at)} lost ${list(members.map(({ code }) => code))}. ${why}`,
    consequence: consequenceOf(lost, (each) => list(membersOf(each).map(({ text }) => text))),
    evidence: [
      reload.before.event,
      reload.left.event,
      reload.began.event,
      ...lost.flatMap(({ evidence }) => evidence),
    ].slice(0, 12),
    cause: first?.cause ?? 'the reload lost it',
    fix: keepOverReload(facts.subject, first),
    standing: '',
    ...(saved?.recoverable && {
      rescue: {
        what: `what ${saved.recoverable.what} before the reload`,
        from: { source: saved.recoverable.source, event: saved.recoverable.event },
        to: saved.entry.source,
      },
    }),
  }
}

function consequenceOf(lost: readonly Told[], name: (each: Told) => string): string {
  const still = lost.filter(({ stored }) => stored)
  const gone = lost.filter(({ stored }) => !stored).map(name)
  const parts: string[] = []
  if (still.length > 0)
    parts.push(
      `${still[0]?.entry.area ?? 'Storage'} still holds ${list(still.map(name))}; the next change of the store writes over ${count(still.length, 'field')}.`,
    )
  if (gone.length > 0) parts.push(`Only this recording still holds what was there before the reload: ${list(gone)}.`)
  return parts.join(' ')
}
