import type { Cleared, Conclusion, EntryFact } from '../core/facts'
import { list } from '../core/timeline/clock'
import { fieldText } from '../core/timeline/fields'
import { formatPath } from '../core/value/path'
import { defineRule } from './define-rule'
import { type Missing, missing, ownTab, type TabNeeds } from './support/across-tabs'
import { followOtherTabs } from './support/fixes-tabs'
import { named } from './support/named'
import { type Held, heldAt } from './support/places'
import { followed } from './support/taken-in'

export default defineRule({
  id: 'stale-tab',
  severity: 'warning',
  precedence: 3,
  acrossTabs: 'symptom',
  needs: ['subject', 'persist', 'tabs', 'entries', 'now', 'thresholds', 'clock'],
  check: (facts) => facts.entries.flatMap((entry) => staleIn(facts, entry)),
})

/** Judged once the tab has had its time: a second after the write, after it was shown again, and after it was used. */
function staleIn(facts: TabNeeds, entry: EntryFact): (Cleared | Conclusion)[] {
  const own = ownTab(facts)
  const document = own?.open ? own.documents.at(-1) : undefined
  const memory = own?.memory.at(-1)
  if (!document || !memory || memory.document !== document.id) return []
  const held = (): Held => heldAt(memory.value, { path: entry.mount })
  const until = entry.contents.length
  const lacking = missing(facts, entry, document, until, held)
  // A tab that keeps what others have saved when it writes does no harm to them, but still shows the older state.
  const found = lacking ?? missing(facts, entry, document, until, held, 'start')
  if (!found) return followed(facts, entry)
  const since = Math.min(...found.missed.map(({ by }) => by.at))
  const settled = facts.now - facts.thresholds.settledAfterMs
  const last = Math.max(...found.missed.map(({ by }) => by.at))
  const seen = document.visible.filter((span) => (span.until ?? facts.now) > since)
  const shown = seen.at(-1)
  if (!shown || last > settled || shown.from > settled) return []
  const use = document.used.filter(({ at }) => at > since)
  if (use.some(({ at }) => at > settled)) return []
  return [conclude(facts, found, { since, use, keeps: lacking === undefined })]
}

interface Staleness {
  since: number
  use: readonly { at: number; event: string }[]
  /** Its writes leave what others have saved as it is. */
  keeps: boolean
}

function conclude(facts: TabNeeds, { entry, own, missed }: Missing, { since, use, keeps }: Staleness): Conclusion {
  const paths = named(
    missed.map(({ path }) => [...entry.mount, ...path]),
    facts.thresholds.namedPaths,
  )
  const texts = paths.map((path) => fieldText(formatPath(path)))
  const writes = [...new Map(missed.map(({ by }) => [by.event, by])).values()]
  const by = list([...new Set(writes.map((write) => (write.by === 'unknown' ? write.tab : write.by)))])
  const them = texts.length === 1 ? 'it' : 'them'
  const isRemoval = writes.every(({ seen }) => seen === 'removed')
  const used = use[0]
  const usage = used
    ? `it has been used since (${facts.clock.time(used.at)}) and still shows the older state`
    : 'it has not been used since'
  return {
    ...((!used || keeps) && { severity: 'info' as const }),
    confidence: 'certain',
    paths,
    sentence: `\`${facts.subject.name}\`: ${own.name}'s memory ${isRemoval ? 'still has' : 'lacks'} what ${by} ${isRemoval ? 'removed from' : 'wrote to'} ${entry.area} \`${entry.key}\` at ${facts.clock.time(since)}: ${list(texts.map((text) => `\`${text}\``))}; ${usage}.`,
    consequence: keeps
      ? `Until it is reloaded, ${own.name} shows an older state: ${list(texts)}.`
      : `The next write of ${own.name} ${isRemoval ? `brings ${them} back` : `overwrites ${them}`}: ${list(texts)}.`,
    evidence: [...writes.slice(-5).map(({ event }) => event), ...(used ? [used.event] : [])],
    cause: `${own.name} has not taken in what another tab wrote`,
    fix: followOtherTabs(facts.subject, entry, isRemoval),
    trust: entry.source,
  }
}
