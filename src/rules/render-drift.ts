import type { Cleared, Conclusion, Facts, ScreenFact } from '../core/facts'
import { agree } from '../core/timeline/agree'
import { list } from '../core/timeline/clock'
import { formatPath, lookup } from '../core/value/path'
import { preview } from '../core/value/preview'
import { defineRule } from './define-rule'
import { firstDifference } from './support/first-difference'
import { renderAgain } from './support/fix-screen'
import { named } from './support/named'

type Needs = Pick<
  Facts,
  'subject' | 'screens' | 'memory' | 'changes' | 'documents' | 'settled' | 'thresholds' | 'clock'
>

/** Characters of a value in a sentence. */
const SHOWN = 40

export default defineRule({
  id: 'render-drift',
  severity: 'warning',
  precedence: 37,
  needs: ['subject', 'screens', 'memory', 'changes', 'documents', 'settled', 'thresholds', 'clock'],
  check: (facts) => {
    const document = facts.documents.at(-1)?.id
    const own = facts.screens.filter((screen) => screen.document === document)
    const last = own.at(-1)
    if (!last || !facts.memory || !facts.settled) return []
    return last.behind.length > 0 ? drift(facts, last) : caughtUp(facts, own)
  },
})

function drift(facts: Needs, screen: ScreenFact): Conclusion[] {
  const behind = screen.behind.filter(({ path, value }) => {
    const held = lookup(facts.memory?.value, path)
    return held !== undefined && !agree(held.value, value)
  })
  const [first] = behind
  if (!first) return []
  const { subject, clock, thresholds } = facts
  const paths = named(
    behind.map(({ path }) => path),
    thresholds.namedPaths,
  )
  const held = lookup(facts.memory?.value, first.path)?.value
  const parted = firstDifference({ path: first.path, one: first.value, other: held })
  const where = parted.path.length > first.path.length || paths.length > 1 ? `\`${formatPath(parted.path)}\` is ` : ''
  const who = [...new Set(behind.map(({ component }) => component).filter((name) => name !== ''))]
  const names = paths.map((path) => `\`${formatPath(path)}\``)
  const top = String(first.path[0] ?? '')
  const change = facts.changes.findLast(({ seq, fields }) => seq < screen.seq && fields().includes(top))
  const since = `${clock.time((change ?? screen).at)}${change && change.by !== 'unknown' ? ` (${change.by})` : ''}`
  return [
    {
      confidence: 'likely',
      paths,
      sentence: `\`${subject.name}\`: ${who.length > 0 ? list(who) : 'a mounted component'} still shows an older ${list(names)} since ${since}: ${where}${preview(parted.one, SHOWN)} on the screen, ${preview(parted.other, SHOWN)} in the store.`,
      consequence: `People see and act on what is no longer true. It goes away with any re-render (a resize, another tab and back), which makes it hard to find.`,
      evidence: [...(change ? [change.event] : []), screen.event],
      cause: 'a component was not rendered again',
      trust: subject.id,
      fix: renderAgain(subject, first.path),
    },
  ]
}

function caughtUp({ clock, subject }: Needs, screens: readonly ScreenFact[]): Cleared[] {
  const before = screens.findLast(({ behind }) => behind.length > 0)
  const last = screens.at(-1)
  if (!before || !last) return []
  return [
    {
      cleared: `\`${subject.name}\`: what was on the screen was older than the store at ${clock.time(before.at)}, and had caught up at ${clock.time(last.at)}`,
      paths: before.behind.map(({ path }) => path),
      evidence: [before.event, last.event],
    },
  ]
}
